package io.ordercompensation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the compensation routes. */
@SpringBootApplication
public class OrderCompensation {

    public static void main(String[] args) {
        SpringApplication.run(OrderCompensation.class, args);
    }
}
