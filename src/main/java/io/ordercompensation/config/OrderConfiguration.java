package io.ordercompensation.config;

import io.ordercompensation.order.Confirmation;
import io.ordercompensation.order.OrderRequestReader;
import io.ordercompensation.order.SavedOrder;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sending half: it confirms orders. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    @ConditionalOnMissingBean
    OrderRequestReader orderRequests(CompensationProperties properties) {
        return new OrderRequestReader(properties.maxBodyBytes());
    }

    @Bean
    @ConditionalOnMissingBean
    SavedOrder savedOrder() {
        return new SavedOrder();
    }

    @Bean
    @ConditionalOnMissingBean
    Confirmation confirmation(CamelContext context, CompensationProperties properties, Clock clock) {
        return new Confirmation(context.createProducerTemplate(), properties.order(), clock);
    }
}
