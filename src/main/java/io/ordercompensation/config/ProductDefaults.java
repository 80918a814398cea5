package io.ordercompensation.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Adds the product's defaults behind all that anybody has set. They are no {@code application.yaml}, because an
 * application that embeds the product has one of its own, and only one is read.
 */
final class ProductDefaults implements EnvironmentPostProcessor, Ordered {

    /** Every setting of this product. */
    static final String ALWAYS = "order-compensation/defaults.yaml";

    /** What the jar sets of Spring, Camel and the console. */
    static final String STANDALONE = "order-compensation/standalone.yaml";

    /** True in the application that is nothing but this product. */
    static final String IS_STANDALONE = "compensation.standalone";

    /** Commands whose own settings win over the others. */
    private static final List<String> COMMANDS = List.of(Adopt.COMMAND, Validate.COMMAND);

    /** After the application's own files are read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> files = new ArrayList<>();
        if (isStandalone(application)) {
            COMMANDS.stream()
                    .filter(command -> environment.acceptsProfiles(Profiles.of(command)))
                    .map("order-compensation/%s.yaml"::formatted)
                    .forEach(files::add);
            files.add(STANDALONE);
        }
        files.add(ALWAYS);
        for (String file : files) {
            load(file).forEach(environment.getPropertySources()::addLast);
        }
    }

    private static boolean isStandalone(SpringApplication application) {
        return application.getAllSources().stream()
                .anyMatch(source -> source instanceof Class<?> type
                        && AnnotationUtils.findAnnotation(type, Standalone.class) != null);
    }

    private static List<PropertySource<?>> load(String file) {
        try {
            return new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file, ProductDefaults.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException("The defaults " + file + " in the jar cannot be read", e);
        }
    }
}
