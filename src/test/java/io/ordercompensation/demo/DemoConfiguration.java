package io.ordercompensation.demo;

import io.ordercompensation.restore.Outage;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The parts of the demonstration that have to stop before the product does. Named by {@link Demo} alone. */
@Configuration(proxyBeanMethods = false)
@Profile("!test")
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
