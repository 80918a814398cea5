package io.ordercompensation.rocketmq;

import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.RECONSUME_LATER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.model.RouteDefinition;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

/** What became of the exchange decides whether its messages are acknowledged. */
class AcknowledgingListenerTest extends ListenerTest {

    @Test
    void aFinishedExchangeIsAcknowledged() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));

        assertThat(deliver(listener, "a")).isEqualTo(CONSUME_SUCCESS);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aFailedExchangeIsNot() throws Exception {
        AcknowledgingListener listener = route("", route -> route.throwException(new IllegalStateException("no")));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anErrorIsNot() throws Exception {
        AcknowledgingListener listener = route(
                "",
                route -> route.process(exchange -> {
                    throw new NoClassDefFoundError("gone");
                }));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anErrorBeforeTheRouteIsNot() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));
        MessageExt broken = new MessageExt() {
            @Override
            public String getTags() {
                throw new StackOverflowError();
            }
        };

        assertThat(listener.consumeMessage(List.of(broken), new ConsumeConcurrentlyContext(QUEUE)))
                .isEqualTo(RECONSUME_LATER);
        assertThat(processed).isEmpty();
    }

    @Test
    void anExchangeMarkedForRollbackIsNot() throws Exception {
        assertThat(deliver(route("", RouteDefinition::markRollbackOnly), "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anExchangeMarkedForTheLastRollbackIsNot() throws Exception {
        assertThat(deliver(route("", RouteDefinition::markRollbackOnlyLast), "a"))
                .isEqualTo(RECONSUME_LATER);
    }

    @Test
    void aHandledFailureIsAcknowledged() throws Exception {
        AcknowledgingListener listener = route("", route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .throwException(new IllegalStateException("expected")));

        assertThat(deliver(listener, "a")).isEqualTo(CONSUME_SUCCESS);
    }

    @Test
    void anAsynchronousRouteIsAwaited() throws Exception {
        AcknowledgingListener listener = route(
                "",
                route -> route.threads(1).delay(200).asyncDelayed().throwException(new IllegalStateException("late")));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void aBatchIsOneExchangeWithAListOfExchanges() throws Exception {
        AcknowledgingListener listener = route("batching=true", route -> route.process(processed::add));

        assertThat(deliver(listener, "a", "b", "c")).isEqualTo(CONSUME_SUCCESS);
        assertThat(processed).hasSize(1);
        List<?> batch = processed.get(0).getMessage().getBody(List.class);
        assertThat(batch).hasSize(3).allSatisfy(element -> {
            Exchange inner = (Exchange) element;
            assertThat(inner.getMessage().getBody()).isInstanceOf(byte[].class);
            assertThat(inner.getMessage().getHeader(RocketMQConstants.TOPIC)).isEqualTo("orderTopic");
        });
        assertThat(batch.stream().map(inner -> ((Exchange) inner).getMessage().getBody(String.class)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aFailedBatchIsRedeliveredAsAWhole() throws Exception {
        AcknowledgingListener listener =
                route("batching=true", route -> route.throwException(new IllegalStateException("no")));

        assertThat(deliver(listener, "a", "b")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void aBatchIsDividedWhoseBodiesAreTooLongTogether() throws Exception {
        AcknowledgingListener listener = route("batching=true&batchBytes=1024", route -> route.process(processed::add));

        assertThat(deliver(listener, "a".repeat(1000), "b", "c".repeat(2000), "d"))
                .isEqualTo(CONSUME_SUCCESS);

        assertThat(processed)
                .extracting(batch -> batch.getMessage().getBody(List.class).size())
                .containsExactly(2, 1, 1);
    }

    @Test
    void aMessageOfABatchThatCannotBeReadGoesOnWithoutHeaders() throws Exception {
        AcknowledgingListener listener = route("batching=true", route -> route.process(processed::add));
        MessageExt broken = new MessageExt() {
            @Override
            public String getTags() {
                throw new StackOverflowError();
            }
        };
        broken.setBody(new byte[] {'b'});

        assertThat(listener.consumeMessage(
                        List.of(message("a", 0), broken, message("c", 2)), new ConsumeConcurrentlyContext(QUEUE)))
                .isEqualTo(CONSUME_SUCCESS);

        List<?> batch = processed.get(0).getMessage().getBody(List.class);
        assertThat(batch.stream().map(inner -> ((Exchange) inner).getMessage().getBody(String.class)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void headersAreTheStockOnesAndNoneOfTheSenders() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));
        MessageExt message = message("a", 0);
        message.setTags("order_cancel");
        message.setKeys("4711");
        message.putUserProperty("CamelSqlQuery", "drop table");
        message.setReconsumeTimes(2);

        listener.consumeMessage(List.of(message), new ConsumeConcurrentlyContext(QUEUE));

        assertThat(processed.get(0).getMessage().getHeaders())
                .hasSize(17)
                .allSatisfy((name, value) -> assertThat(name).startsWith("CamelRockerMQ"))
                .containsEntry(RocketMQConstants.TAG, "order_cancel")
                .containsEntry(RocketMQConstants.KEY, "4711")
                .containsEntry(RocketMQConstants.RECONSUME_TIMES, 2);
    }

    @Test
    void theDelayLevelIsPassedOn() throws Exception {
        AcknowledgingListener listener =
                route("reconsumeDelayLevel=3", route -> route.throwException(new IllegalStateException("no")));
        ConsumeConcurrentlyContext context = new ConsumeConcurrentlyContext(QUEUE);

        listener.consumeMessage(List.of(message("a", 0)), context);

        assertThat(context.getDelayLevelWhenNextConsume()).isEqualTo(3);
    }
}
