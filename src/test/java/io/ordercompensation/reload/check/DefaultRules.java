package io.ordercompensation.reload.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.PropertyPlaceholderHelper;

/** What the jar allows, without starting it. */
public final class DefaultRules {

    private static final Properties ALL = all();

    private DefaultRules() {}

    public static Allowed allowed() {
        return allowedWithScheme("direct");
    }

    static Allowed allowedWithScheme(String scheme) {
        return allowed(scheme, "readCommitted");
    }

    public static Allowed allowedWithBean(String bean) {
        return allowed("direct", bean);
    }

    private static Allowed allowed(String scheme, String bean) {
        return new Allowed(
                list("steps"),
                with(scheme, list("schemes")),
                with(bean, list("beans")),
                list("types"),
                list("exceptions"),
                list("properties"),
                list("names"),
                list("topics"),
                list("groups"));
    }

    private static Set<String> with(String more, Set<String> names) {
        Set<String> all = new HashSet<>(names);
        all.add(more);
        return all;
    }

    private static Set<String> list(String rule) {
        String names = new PropertyPlaceholderHelper("${", "}")
                .replacePlaceholders(ALL.getProperty(Allowed.SETTING + rule), ALL);
        return Arrays.stream(names.split("\\s*,\\s*")).collect(Collectors.toSet());
    }

    private static Properties all() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(
                new ClassPathResource("order-compensation/defaults.yaml"),
                new ClassPathResource("order-compensation/standalone.yaml"));
        return yaml.getObject();
    }
}
