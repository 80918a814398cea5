package io.ordercompensation.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Lets no text from outside write log lines of its own: whatever pattern, file or configuration the log has, every event
 * is escaped on its way into it ({@link EscapedEvent}). At one place for all, because nobody can tell at each of a
 * hundred calls, most of them in libraries, what a sender may have put into a key, a file name or a message id.
 *
 * <p>Structured logs (JSON) are left as they are: their format escapes by itself.
 */
public final class EscapedLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** Right after Spring Boot has set up the log, before anything else is said. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        // Another log system is its user's own choice, and there is nothing here to put into it.
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(EscapedLog::escapeAppendersOf);
        }
    }

    /** Also those behind another, as the one that logs in the background has them. */
    private static void escapeAppendersOf(AppenderAttachable<ILoggingEvent> attachable) {
        for (Iterator<Appender<ILoggingEvent>> all = attachable.iteratorForAppenders(); all.hasNext(); ) {
            escape(all.next());
        }
    }

    @SuppressWarnings("unchecked")
    private static void escape(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream
                && stream.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> text) {
            stream.setEncoder(new EscapingEncoder(text));
        } else if (appender instanceof AppenderAttachable<?> others) {
            escapeAppendersOf((AppenderAttachable<ILoggingEvent>) others);
        }
    }
}
