package io.ordercompensation.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Settings as a user has them who sets only some: the others are the defaults of the jar. */
public final class DefaultSettings {

    private DefaultSettings() {}

    /**
     * Binds a settings record.
     *
     * @param prefix of its property names, such as {@code compensation.outbox}
     * @param own of the form {@code name=value}, each behind the prefix
     */
    public static <T> T of(Class<T> type, String prefix, String... own) {
        Map<String, Object> values = Stream.of(own)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> prefix + "." + setting[0], setting -> setting[1]));
        List<PropertySource<?>> sources = new ArrayList<>(List.of(new MapPropertySource("own", values)));
        sources.addAll(sources());
        return new Binder(ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources))
                .bind(prefix, type)
                .get();
    }

    /** The jar's, the stronger ones first. */
    public static List<PropertySource<?>> sources() {
        List<PropertySource<?>> sources = new ArrayList<>();
        try {
            for (String file : List.of("standalone", "defaults")) {
                sources.addAll(new YamlPropertySourceLoader()
                        .load(file, new ClassPathResource("order-compensation/%s.yaml".formatted(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
