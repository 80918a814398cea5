package io.ordercompensation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the compensation routes. */
// Not the whole package: the endpoints belong to the management server, which may be a context of its own.
@SpringBootApplication(scanBasePackages = {"io.ordercompensation.config", "io.ordercompensation.rocketmq"})
public class OrderCompensation {

    public static void main(String[] args) {
        SpringApplication.run(OrderCompensation.class, args);
    }
}
