package io.ordercompensation.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import io.ordercompensation.message.OneLine;
import java.util.stream.Stream;

/** An exception whose message is one visible line; its stack trace keeps its lines. */
final class EscapedThrowable implements IThrowableProxy {

    private final IThrowableProxy throwable;

    private EscapedThrowable(IThrowableProxy throwable) {
        this.throwable = throwable;
    }

    static IThrowableProxy of(IThrowableProxy throwable) {
        return throwable == null ? null : new EscapedThrowable(throwable);
    }

    @Override
    public String getMessage() {
        return OneLine.all(throwable.getMessage());
    }

    /** The exception's toString(), where it differs from the default. */
    @Override
    public String getOverridingMessage() {
        return OneLine.all(throwable.getOverridingMessage());
    }

    @Override
    public String getClassName() {
        return OneLine.all(throwable.getClassName());
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return throwable.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return throwable.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return of(throwable.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        IThrowableProxy[] suppressed = throwable.getSuppressed();
        return suppressed == null
                ? null
                : Stream.of(suppressed).map(EscapedThrowable::of).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return throwable.isCyclic();
    }
}
