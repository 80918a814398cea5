package io.ordercompensation;

import io.ordercompensation.config.Adopt;
import io.ordercompensation.config.Back;
import io.ordercompensation.config.Standalone;
import io.ordercompensation.config.Validate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Starts the compensation routes, checks files that are to be deployed, looks at the tables of an old listener, or goes back to it. */
// No component scan: everything comes from the auto-configuration, as it does in an application that embeds the
// product.
@Standalone
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class OrderCompensation {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(Validate.COMMAND)) {
            System.exit(Validate.run(OrderCompensation.class, args));
        }
        if (args.length > 0 && args[0].equals(Adopt.COMMAND)) {
            System.exit(Adopt.run(args));
        }
        if (args.length > 0 && args[0].equals(Back.COMMAND)) {
            System.exit(Back.run(args));
        }
        SpringApplication.run(OrderCompensation.class, args);
    }
}
