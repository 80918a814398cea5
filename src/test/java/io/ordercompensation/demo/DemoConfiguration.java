package io.ordercompensation.demo;

import io.ordercompensation.restore.Outage;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;

/**
 * The parts of the demonstration that have to stop before the product does. Not annotated, because the product's scan
 * would find it in every test.
 */
class DemoConfiguration {

    @Bean
    Counter counter() {
        return new Counter();
    }

    @Bean
    OrderStream orderStream(Outage outage, CamelContext camel) {
        return new OrderStream(outage, camel);
    }
}
