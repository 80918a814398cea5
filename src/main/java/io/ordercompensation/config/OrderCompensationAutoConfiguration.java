package io.ordercompensation.config;

import io.ordercompensation.rocketmq.RocketMQDeliveryConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * All of the product for an application on whose class path it is: consumer, restore steps, outbox, audit and hot deploy.
 * A bean of the application takes the place of the one of the same type, or name; {@code compensation.enabled=false}
 * leaves everything out.
 */
@AutoConfiguration(
        before = CamelAutoConfiguration.class,
        after = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnProperty(name = "compensation.enabled", havingValue = "true", matchIfMissing = true)
@Import({
    DatabaseConfiguration.Choice.class,
    SqlResourceConfiguration.class,
    RocketMQDeliveryConfiguration.class,
    AdoptConfiguration.class,
    DatabaseConfiguration.class,
    CompensationConfiguration.class,
    RouteConfiguration.class,
    OrderConfiguration.class,
    OutboxConfiguration.class,
    ParkedConfiguration.class,
    AuditConfiguration.class,
    HotDeployConfiguration.class,
    ManagementConfiguration.class
})
public class OrderCompensationAutoConfiguration {}
