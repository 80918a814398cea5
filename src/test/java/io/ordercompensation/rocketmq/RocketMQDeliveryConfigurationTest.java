package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.component.rocketmq.RocketMQComponent;
import org.apache.camel.component.rocketmq.springboot.RocketMQComponentAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RocketMQDeliveryConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, RocketMQComponentAutoConfiguration.class))
            .withUserConfiguration(RocketMQDeliveryConfiguration.class)
            .withPropertyValues("rocketmq.name-server=a:9876;b:9877");

    @Test
    void camelUsesThisComponentForTheScheme() {
        application.run(context -> {
            assertThat(context).hasSingleBean(RocketMQComponent.class);
            assertThat(context.getBean(CamelContext.class).getComponent("rocketmq"))
                    .isSameAs(context.getBean(AcknowledgingRocketMQComponent.class));
        });
    }

    @Test
    void theStockPropertiesStillSetIt() {
        application
                .withPropertyValues(
                        "camel.component.rocketmq.namesrv-addr=${rocketmq.name-server}",
                        "camel.component.rocketmq.access-key=key",
                        "camel.component.rocketmq.consumer-group=group")
                .run(context -> {
                    RocketMQComponent component =
                            context.getBean(CamelContext.class).getComponent("rocketmq", RocketMQComponent.class);
                    assertThat(component.getNamesrvAddr()).isEqualTo("a:9876;b:9877");
                    assertThat(component.getAccessKey()).isEqualTo("key");
                    assertThat(component.getConsumerGroup()).isEqualTo("group");
                });
    }

    @Test
    void aYamlRouteSetsEveryKindOfOption() {
        application.run(context -> {
            CamelContext camel = context.getBean(CamelContext.class);
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.fromString(
                                    "test.camel.yaml",
                                    """
                    - route:
                        id: test
                        autoStartup: false
                        from:
                          uri: rocketmq:orderTopic
                          parameters:
                            namesrvAddr: "{{rocketmq.name-server}}"
                            consumerGroup: group
                            subscribeTags: a||b
                            batching: true
                            batchSize: 32
                            consumeFrom: lastOffset
                          steps:
                            - to: mock:end
                    """));

            AcknowledgingRocketMQConsumer consumer =
                    (AcknowledgingRocketMQConsumer) camel.getRoute("test").getConsumer();
            AcknowledgingRocketMQEndpoint endpoint = (AcknowledgingRocketMQEndpoint) consumer.getEndpoint();
            assertThat(endpoint.getNamesrvAddr()).isEqualTo("a:9876;b:9877");
            assertThat(endpoint.getSubscribeTags()).isEqualTo("a||b");
            assertThat(endpoint.getDelivery().isBatching()).isTrue();
        });
    }
}
