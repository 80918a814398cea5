package io.ordercompensation.rocketmq;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RocketMQDeliveryConfiguration {

    // Camel looks a component up as <scheme>-component before it makes the stock one. The starter's customizer still
    // sets camel.component.rocketmq.* on it.
    @Bean("rocketmq-component")
    AcknowledgingRocketMQComponent rocketMQComponent() {
        return new AcknowledgingRocketMQComponent();
    }
}
