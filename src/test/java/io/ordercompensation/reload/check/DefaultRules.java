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
        Set<String> schemes = new HashSet<>(list("schemes"));
        schemes.add(scheme);
        return new Allowed(
                list("steps"),
                schemes,
                list("beans"),
                list("types"),
                list("exceptions"),
                list("properties"),
                list("names"),
                list("topics"),
                list("groups"));
    }

    private static Set<String> list(String rule) {
        String names = new PropertyPlaceholderHelper("${", "}").replacePlaceholders(ALL.getProperty(Allowed.SETTING + rule), ALL);
        return Arrays.stream(names.split("\\s*,\\s*"))
                .collect(Collectors.toSet());
    }

    private static Properties all() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return yaml.getObject();
    }
}
