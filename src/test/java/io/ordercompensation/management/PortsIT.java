package io.ordercompensation.management;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the product once for all tests of what comes in at its ports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortsIT {

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
    private ConfigurableApplicationContext application;

    @BeforeAll
    void start() {
        application = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .withManagement()
                .withBean(Ports.class)
                .withBean(ExposureIT.CountedHealth.class)
                .with("management.endpoint.health.cache.time-to-live", "1h")
                .with("camel.main.name", JmxConsoleIT.CONTEXT)
                .with("camel.trace.standby", true)
                .with("spring.jmx.enabled", true)
                .with("compensation.http.body-timeout", "2s")
                .withRoles("secret", "operator", "viewer", "shop")
                .start();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Nested
    class Malformed extends MalformedIT {
        Malformed() {
            super(application.getBean(Ports.class));
        }
    }

    @Nested
    class Odd extends OddValuesIT {
        Odd() {
            super(application.getBean(Ports.class));
        }
    }

    @Nested
    class Rights extends RightsIT {
        Rights() {
            super(application.getBean(Ports.class));
        }
    }

    @Nested
    class Jmx extends JmxConsoleIT {
        Jmx() {
            super(application);
        }
    }

    @Nested
    class JmxErrors extends JmxErrorsIT {
        JmxErrors() {
            super(application.getBean(Ports.class));
        }
    }

    @Nested
    class Exposure extends ExposureIT {
        Exposure() {
            super(application.getBean(Ports.class), application.getBean(CountedHealth.class));
        }
    }

    @Nested
    class Sessions extends SessionsIT {
        Sessions() {
            super(application.getBean(Ports.class));
        }
    }
}
