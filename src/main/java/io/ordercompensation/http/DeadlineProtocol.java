package io.ordercompensation.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP with a deadline for a request's headers. Tomcat itself only bounds the wait for the next byte: a client that
 * sends one every few seconds would keep a connection for hours.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

    private static final long LOOK_MILLIS = 500;
    private static final long NOT_BEGUN = -1;

    private volatile long headerNanos = TimeUnit.SECONDS.toNanos(10);
    private ScheduledFuture<?> looks;

    void setHeaderTimeout(Duration timeout) {
        headerNanos = timeout.toNanos();
    }

    @Override
    public void start() throws Exception {
        super.start();
        looks = getUtilityExecutor()
                .scheduleWithFixedDelay(this::closeLate, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (looks != null) {
            looks.cancel(false);
        }
        super.stop();
    }

    private void closeLate() {
        getEndpoint().getConnections().stream().filter(this::isLate).forEach(SocketWrapperBase::close);
    }

    /** A connection has a processor while its headers are incomplete; one whose request is processed has none. */
    private boolean isLate(SocketWrapperBase<NioChannel> connection) {
        if (!(connection.getCurrentProcessor() instanceof Http11Processor processor) || processor.isAsync()) {
            return false;
        }
        long begin = processor.getRequest().getStartTimeNanos();
        return begin != NOT_BEGUN && System.nanoTime() - begin > headerNanos;
    }
}
