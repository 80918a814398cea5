package io.ordercompensation;

import io.ordercompensation.demo.Demo;

/**
 * What {@code mvn spring-boot:test-run} runs: the product itself, with a broker and a database of its own below {@code
 * target/}, a sample shop and a stream of cancelled orders.
 */
public final class TestOrderCompensation {

    private TestOrderCompensation() {}

    public static void main(String[] args) {
        Demo.run(args);
    }
}
