package io.ordercompensation.config;

import io.ordercompensation.http.HttpLimits;
import io.ordercompensation.management.JmxLimits;
import io.ordercompensation.management.LoginLimits;
import io.ordercompensation.message.OrderTopicProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;

/**
 * A setting as the code declares it.
 *
 * @param min milliseconds of a duration, else as it stands; null without a bound, as is max
 */
record Setting(String name, BigDecimal min, BigDecimal max) {

    private static final Pattern RANGE =
            Pattern.compile("(-?[\\d.]+\\S*(?: [MG]iB)?) (?:-|[.]{2}) ([\\d.]+\\w*(?: [MG]iB)?)");

    static List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        Stream.of(
                        CompensationProperties.class,
                        HttpLimits.class,
                        JmxLimits.class,
                        LoginLimits.class,
                        OrderTopicProperties.class)
                .forEach(type -> collect(
                        type, type.getAnnotation(ConfigurationProperties.class).value(), all));
        return all;
    }

    private static void collect(Class<?> type, String prefix, List<Setting> all) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(component.getType(), name, all);
            } else {
                all.add(of(name, component.getAccessor()));
            }
        }
    }

    private static Setting of(String name, AnnotatedElement element) {
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        DurationMin shortest = element.getAnnotation(DurationMin.class);
        DurationMax longest = element.getAnnotation(DurationMax.class);
        if (min != null && max != null) {
            return new Setting(name, BigDecimal.valueOf(min.value()), BigDecimal.valueOf(max.value()));
        }
        if (shortest != null && longest != null) {
            return new Setting(
                    name,
                    millis(Duration.ofDays(shortest.days())
                            .plusHours(shortest.hours())
                            .plusMinutes(shortest.minutes())
                            .plusSeconds(shortest.seconds())
                            .plusMillis(shortest.millis())),
                    millis(Duration.ofDays(longest.days())
                            .plusHours(longest.hours())
                            .plusMinutes(longest.minutes())
                            .plusSeconds(longest.seconds())
                            .plusMillis(longest.millis())));
        }
        return new Setting(name, null, null);
    }

    /** Whether a text for people names the bounds of the code, as {@code 1s - 10m} or {@code 1s .. 10m}. */
    boolean hasBoundsOf(String text) {
        if (min == null) {
            return true;
        }
        Matcher range = RANGE.matcher(text);
        while (range.find()) {
            if (number(range.group(1)).compareTo(min) == 0
                    && number(range.group(2)).compareTo(max) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Bytes, milliseconds or the number itself. */
    private static BigDecimal number(String text) {
        if (text.endsWith("iB")) {
            String[] parts = text.split(" ");
            return new BigDecimal(parts[0])
                    .multiply(BigDecimal.valueOf(parts[1].startsWith("G") ? 1L << 30 : 1L << 20));
        }
        return text.matches("-?[\\d.]+") ? new BigDecimal(text) : millis(DurationStyle.SIMPLE.parse(text));
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis());
    }
}
