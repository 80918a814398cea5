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
 * Prevents text from outside from forging log lines: whatever pattern, file or configuration the log has, every event
 * is escaped before it is written ({@link EscapedEvent}). This is done in one place, because nobody can tell at a
 * hundred calls, most of them in libraries, what a sender put into a key, a file name or a message id.
 *
 * <p>Structured logs (JSON) are left as they are: their format does its own escaping.
 */
public final class EscapedLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /** Right after Spring Boot has set up the log, before anything else is logged. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        // An application that embeds the product has a log of its own. Another logging system is the user's choice.
        if (event.getEnvironment().getProperty("compensation.standalone", Boolean.class, false)
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(EscapedLog::escapeAppendersOf);
        }
    }

    /** Includes appenders nested in others, such as an asynchronous one. */
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
