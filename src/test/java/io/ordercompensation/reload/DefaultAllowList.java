package io.ordercompensation.reload;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What a file may use unless an operator changes it. */
final class DefaultAllowList {

    private DefaultAllowList() {}

    static AllowList get() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Properties all = yaml.getObject();
        return new AllowList(
                names(all, "entries"),
                names(all, "steps"),
                names(all, "schemes"),
                names(all, "languages"),
                names(all, "beans"),
                names(all, "types"));
    }

    private static Set<String> names(Properties all, String list) {
        return Arrays.stream(
                        all.getProperty("compensation.hot-deploy.allow." + list).split("\\s*,\\s*"))
                .collect(Collectors.toSet());
    }
}
