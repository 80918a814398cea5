package io.ordercompensation.rocketmq;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every {@code rocketmq:} endpoint a consumer that acknowledges only what its route has done. */
@Configuration(proxyBeanMethods = false)
public class RocketMQDeliveryConfiguration {

    // Camel looks a component up as <scheme>-component before it makes the stock one. The starter's customizer still
    // sets camel.component.rocketmq.* on it.
    @Bean("rocketmq-component")
    @ConditionalOnMissingBean(name = "rocketmq-component")
    AcknowledgingRocketMQComponent rocketMQComponent() {
        return new AcknowledgingRocketMQComponent();
    }
}
