package io.ordercompensation.config;

import io.ordercompensation.order.Confirmation;
import io.ordercompensation.order.OrderEndpoint;
import io.ordercompensation.order.OrderRequestReader;
import io.ordercompensation.order.SavedOrder;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sending half: it confirms orders. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    OrderRequestReader orderRequests(CompensationProperties properties) {
        return new OrderRequestReader(properties.maxBodyBytes());
    }

    @Bean
    SavedOrder savedOrder() {
        return new SavedOrder();
    }

    @Bean
    Confirmation confirmation(CamelContext context, CompensationProperties properties, Clock clock) {
        return new Confirmation(context.createProducerTemplate(), properties.order(), clock);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    OrderEndpoint orderEndpoint(CamelContext context, CompensationProperties properties) {
        return new OrderEndpoint(context.createProducerTemplate(), properties.maxBodyBytes());
    }
}
