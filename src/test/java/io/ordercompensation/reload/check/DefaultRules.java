package io.ordercompensation.reload.check;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What the jar allows, without starting it. */
public final class DefaultRules {

    private static final Properties ALL = all();

    private DefaultRules() {}

    public static Allowed allowed() {
        return new Allowed(
                list("steps"),
                list("schemes"),
                list("beans"),
                list("types"),
                list("exceptions"),
                list("properties"),
                list("names"));
    }

    private static Set<String> list(String rule) {
        return Arrays.stream(ALL.getProperty(Allowed.SETTING + rule).split("\\s*,\\s*"))
                .collect(Collectors.toSet());
    }

    private static Properties all() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return yaml.getObject();
    }
}
