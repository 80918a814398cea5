package io.ordercompensation.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import io.ordercompensation.message.OneLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A logging event in which every text is one visible line; only a stack trace has several. */
final class EscapedEvent implements ILoggingEvent {

    /** Loggers of Spring Boot's multi-line texts; further lines are indented, so that none looks like an event. */
    private static final Set<String> PAGES = Set.of(
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
            "org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger");

    private static final String FURTHER_LINE = System.lineSeparator() + "    ";
    private static final Pattern LINE_END = Pattern.compile("\r?\n");

    private final ILoggingEvent event;

    EscapedEvent(ILoggingEvent event) {
        this.event = event;
    }

    @Override
    public String getFormattedMessage() {
        String message = event.getFormattedMessage();
        return message != null && PAGES.contains(event.getLoggerName()) ? page(message) : OneLine.all(message);
    }

    private static String page(String text) {
        return LINE_END.splitAsStream(text)
                .map(line -> OneLine.all(line.replace("\t", "    ")))
                .collect(Collectors.joining(FURTHER_LINE));
    }

    @Override
    public String getMessage() {
        return OneLine.all(event.getMessage());
    }

    @Override
    public Object[] getArgumentArray() {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null) {
            return null;
        }
        Object[] escaped = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            escaped[i] = OneLine.all(String.valueOf(arguments[i]));
        }
        return escaped;
    }

    @Override
    public IThrowableProxy getThrowableProxy() {
        return EscapedThrowable.of(event.getThrowableProxy());
    }

    @Override
    public String getThreadName() {
        return OneLine.all(event.getThreadName());
    }

    @Override
    public String getLoggerName() {
        return OneLine.all(event.getLoggerName());
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        Map<String, String> escaped = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> escaped.put(OneLine.all(name), OneLine.all(value)));
        return escaped;
    }

    @Override
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream()
                        .map(pair -> new KeyValuePair(OneLine.all(pair.key), OneLine.all(String.valueOf(pair.value))))
                        .toList();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
