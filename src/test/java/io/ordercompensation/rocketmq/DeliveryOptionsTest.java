package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryOptionsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void everyOptionReachesTheClient() {
        DefaultMQPushConsumer client = clientOf("batching=true&batchSize=64&pullBatchSize=128&pullInterval=5"
                + "&consumerThreads=3&consumeTimeoutMinutes=2&maxReconsumeTimes=7&consumeFrom=timestamp"
                + "&consumeTimestamp=20260101000000&messageModel=BROADCASTING&enableTls=true&instanceName=here");

        assertThat(client.getConsumeMessageBatchMaxSize()).isEqualTo(64);
        assertThat(client.getPullBatchSize()).isEqualTo(128);
        assertThat(client.getPullInterval()).isEqualTo(5);
        assertThat(client.getConsumeThreadMin())
                .as("two pulls fill a batch, and two the next, for each of three threads")
                .isEqualTo(12);
        assertThat(client.getConsumeThreadMax()).isEqualTo(12);
        assertThat(client.getConsumeTimeout()).isEqualTo(2);
        assertThat(client.getMaxReconsumeTimes()).isEqualTo(7);
        assertThat(client.getConsumeFromWhere()).isEqualTo(ConsumeFromWhere.CONSUME_FROM_TIMESTAMP);
        assertThat(client.getConsumeTimestamp()).isEqualTo("20260101000000");
        assertThat(client.getMessageModel()).isEqualTo(MessageModel.BROADCASTING);
        assertThat(client.isUseTLS()).isTrue();
        assertThat(client.getInstanceName()).isEqualTo("here");
    }

    @Test
    void optionsOfTheListenerAreBound() {
        DeliveryOptions options = optionsOf("reconsumeDelayLevel=4&awaitTermination=1500&probeInterval=700");

        assertThat(options.getReconsumeDelayLevel()).isEqualTo(4);
        assertThat(options.getAwaitTermination()).isEqualTo(1500);
        assertThat(options.getProbeInterval()).isEqualTo(700);
    }

    @Test
    void defaultsTakeOneMessageFromTheOldestOn() {
        DefaultMQPushConsumer client = clientOf("");

        assertThat(client.getConsumeMessageBatchMaxSize()).isOne();
        assertThat(client.getPullBatchSize()).isEqualTo(32);
        assertThat(client.getConsumeThreadMax()).isEqualTo(20);
        assertThat(client.getConsumeTimeout()).isEqualTo(15);
        assertThat(client.getMaxReconsumeTimes()).isEqualTo(-1);
        assertThat(client.getConsumeFromWhere()).isEqualTo(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        assertThat(client.getMessageModel()).isEqualTo(MessageModel.CLUSTERING);
        assertThat(optionsOf("").getAwaitTermination()).isEqualTo(30_000);
        assertThat(optionsOf("").getProbeInterval()).isEqualTo(5_000);
        assertThat(client.isVipChannelEnabled()).isFalse();
    }

    @Test
    void aBatchIs32MessagesUnlessTold() {
        assertThat(clientOf("batching=true").getConsumeMessageBatchMaxSize()).isEqualTo(32);
        assertThat(clientOf("batching=true&batchSize=500").getPullBatchSize()).isEqualTo(500);
    }

    @Test
    void twoConsumersAreTwoInstances() {
        assertThat(clientOf("").getInstanceName())
                .isNotEqualTo(clientOf("").getInstanceName())
                .isNotEqualTo("DEFAULT");
    }

    @Test
    void stockOptionsKeepTheirNames() {
        AcknowledgingRocketMQEndpoint endpoint = endpoint("namesrvAddr=a:9876;b:9877&consumerGroup=g&subscribeTags=t"
                + "&messageSelectorType=sql&namespace=n&accessKey=k&secretKey=s&enableTrace=true&accessChannel=CLOUD");

        assertThat(endpoint.getTopicName()).isEqualTo("orderTopic");
        assertThat(endpoint.getNamesrvAddr()).isEqualTo("a:9876;b:9877");
        assertThat(endpoint.getConsumerGroup()).isEqualTo("g");
        assertThat(endpoint.getSubscribeTags()).isEqualTo("t");
        assertThat(endpoint.getMessageSelectorType()).isEqualTo("sql");
        assertThat(endpoint.getNamespace()).isEqualTo("n");
        assertThat(endpoint.getAccessKey()).isEqualTo("k");
        assertThat(endpoint.getSecretKey()).isEqualTo("s");
        assertThat(endpoint.isEnableTrace()).isTrue();
        assertThat(endpoint.getAccessChannel()).isEqualTo("CLOUD");
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThatThrownBy(() -> endpoint("batchSise=3"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("batchSise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            batching=true&batchSize=0        | Option batchSize is 0; allowed are 1 to 1024
            batching=true&batchSize=1025     | Option batchSize is 1025; allowed are 1 to 1024
            batchSize=2                      | Option batchSize needs batching=true
            pullBatchSize=1025               | Option pullBatchSize is 1025; allowed are 1 to 1024
            batching=true&pullBatchSize=8    | Option pullBatchSize is less than batchSize
            pullInterval=-1                  | Option pullInterval is -1; allowed are 0 to 65535
            consumerThreads=0                | Option consumerThreads is 0; allowed are 1 to 1000
            consumerThreads=1001             | Option consumerThreads is 1001; allowed are 1 to 1000
            consumeTimeoutMinutes=0          | Option consumeTimeoutMinutes is 0; allowed are 1 to 1440
            maxReconsumeTimes=-2             | Option maxReconsumeTimes is -2; allowed are -1 to 1000
            reconsumeDelayLevel=19           | Option reconsumeDelayLevel is 19; allowed are 0 to 18
            awaitTermination=-1              | Option awaitTermination is -1; allowed are 0 to 600000
            maxBodyBytes=63                  | Option maxBodyBytes is 63; allowed are 64 to 67108864
            batchBytes=1023                  | Option batchBytes is 1023; allowed are 1024 to 67108864
            pullThresholdForTopic=0          | Option pullThresholdForTopic is 0; allowed are 1 to 1000000
            pullThresholdSizeForTopic=1025   | Option pullThresholdSizeForTopic is 1025; allowed are 1 to 1024
            probeInterval=99                 | Option probeInterval is 99; allowed are 100 to 600000
            probeInterval=600001             | Option probeInterval is 600001; allowed are 100 to 600000
            consumeTimestamp=20260101000000  | Option consumeTimestamp needs consumeFrom=timestamp
            consumeFrom=timestamp&consumeTimestamp=x | Option consumeTimestamp is 'x'; expected yyyyMMddHHmmss
            messageModel=BROADCASTING        | Option instanceName is missing
            consumerGroup=                   | Option consumerGroup is missing
            namesrvAddr=localhost            | Option namesrvAddr is 'localhost'; expected host:port
            namesrvAddr=a:9876,b:9876        | Option namesrvAddr is 'a:9876,b:9876'; expected host:port
            """)
    void aConsumerWithBadOptionsIsRefused(String options, String message) {
        String group = options.startsWith("consumerGroup") ? "" : "consumerGroup=g&";

        assertThatThrownBy(() -> endpoint(group + options).createConsumer(exchange -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"consumeFrom=middle", "messageModel=ALL", "batchSize=many"})
    void wrongKindsOfValuesAreRefusedByName(String option) {
        assertThatThrownBy(() -> endpoint(option))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining(option);
    }

    @ParameterizedTest
    @CsvSource({
        "lastOffset, CONSUME_FROM_LAST_OFFSET",
        "firstOffset, CONSUME_FROM_FIRST_OFFSET",
        "timestamp, CONSUME_FROM_TIMESTAMP"
    })
    void consumeFromIsWrittenInCamelCase(String value, ConsumeFromWhere expected) {
        assertThat(clientOf("consumeFrom=" + value).getConsumeFromWhere()).isEqualTo(expected);
    }

    private DefaultMQPushConsumer clientOf(String options) {
        DefaultMQPushConsumer client = new DefaultMQPushConsumer("g");
        optionsOf(options).applyTo(client);
        return client;
    }

    private DeliveryOptions optionsOf(String options) {
        return endpoint(options).getDelivery();
    }

    private AcknowledgingRocketMQEndpoint endpoint(String options) {
        Endpoint endpoint = camel.getEndpoint("rocketmq:orderTopic?" + options);
        return (AcknowledgingRocketMQEndpoint) endpoint;
    }
}
