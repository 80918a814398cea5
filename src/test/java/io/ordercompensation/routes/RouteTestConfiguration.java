package io.ordercompensation.routes;

import io.ordercompensation.claim.AcceptedOrders;
import io.ordercompensation.claim.DeliveryReader;
import io.ordercompensation.compensate.SharedRouteConfiguration;
import io.ordercompensation.config.SqlResourceConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Camel with the product's error handling, {@code {{sql:...}}} and the beans that hold no state. It is not a {@code @Configuration},
 * because the product's component scan would find it in the integration tests.
 */
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({SqlResourceConfiguration.class, SharedRouteConfiguration.class})
class RouteTestConfiguration {

    @Bean
    ReachedSteps reachedSteps() {
        return new ReachedSteps();
    }

    @Bean
    DeliveryReader deliveries() {
        return new DeliveryReader();
    }

    @Bean
    AcceptedOrders acceptedOrders() {
        return new AcceptedOrders();
    }
}
