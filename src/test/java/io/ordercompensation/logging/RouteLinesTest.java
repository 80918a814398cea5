package io.ordercompensation.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Lines of routes show that they are, whatever a route is called; those of the product are as short as before. */
class RouteLinesTest {

    @Test
    void showTheWholeNameOfTheirLogger() {
        assertThat(line("io.ordercompensation.reload.Journal")).contains("INFO  Journal                      done");
        assertThat(line("RocketmqClient")).contains("INFO  RocketmqClient               done");
        assertThat(line("route.Journal")).contains("INFO  route.Journal                done");
        assertThat(line("route.io.ordercompensation.Journal"))
                .contains("INFO  route.io.ordercompensation.Journal done");
        assertThat(line("my.route.Journal")).contains("INFO  Journal   ");
    }

    private static String line(String logger) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("order-compensation/standalone.yaml"));
        Properties settings = yaml.getObject();
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(settings.getProperty("logging.pattern.console"));
        layout.start();
        return layout.doLayout(new LoggingEvent("fqcn", context.getLogger(logger), Level.INFO, "done", null, null));
    }
}
