package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Before the isolation nothing may fail, and behind it whatever fails on one message fails that one. */
class DeliveryReaderTest {

    private static final byte[] BODY = {1, 2, 3};

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @Test
    void makeSomethingOfAMessageThatCannotBeRead() {
        Exchange broken = message("id-2", 0);
        broken.setMessage(new DefaultMessage(camel) {
            @Override
            public <T> T getHeader(String name, Class<T> type) {
                throw new IllegalStateException("no such header");
            }
        });
        broken.getMessage().setBody(BODY);

        List<Delivery> deliveries = new DeliveryReader().of(List.of(message("id-1", 0), broken, message("id-3", 0)));

        assertThat(deliveries).extracting(Delivery::messageId).containsExactly("id-1", "", "id-3");
        assertThat(deliveries).extracting(Delivery::body).containsExactly(BODY, BODY, BODY);
        assertThat(deliveries.get(1).flaw()).contains("no such header");
        assertThat(deliveries.get(0).flaw()).isNull();
    }

    @Test
    void sayThatABodyIsStillCompressed() {
        assertThat(new DeliveryReader().of(List.of(message("id", 0x301))).get(0).flaw())
                .contains("compressed");
        assertThat(new DeliveryReader().of(List.of(message("id", 0x300))).get(0).flaw())
                .isNull();
    }

    @Test
    void aFailureIsRecordedUnderTheMessagesOwnKeyEvenIfTheReaderIsWhatFails() {
        CancelOrderReader reader = mock(CancelOrderReader.class);
        when(reader.read(any())).thenThrow(new ExceptionInInitializerError("gone"));
        FailedMessages failed = new FailedMessages(
                reader, mock(ConsumerLog.class), null, null, TransactionOperations.withoutTransaction(), null);

        assertThat(failed.key(Delivery.fresh("id", null, BODY))).startsWith("msgId:id:");
    }

    @Test
    void aDeadLetterTheReaderFailsOnIsParkedWithTheOthers() {
        CancelOrderReader reader = mock(CancelOrderReader.class);
        CancelOrderReader real = new CancelOrderReader(1024);
        Delivery bad = Delivery.fresh("bad", null, BODY);
        when(reader.read(any())).thenAnswer(call -> real.read(call.getArgument(0)));
        when(reader.read(bad)).thenThrow(new ExceptionInInitializerError("gone"));
        ConsumerLog log = mock(ConsumerLog.class);
        List<LogEntry> parked = new ArrayList<>();
        when(log.insert(any())).thenAnswer(call -> {
            parked.addAll(call.getArgument(0));
            return Set.of();
        });

        new DeadLetters(reader, log, TransactionOperations.withoutTransaction())
                .takeOver(List.of(cancel(1), bad, cancel(2)));

        assertThat(parked).extracting(LogEntry::key).contains("1", "2").hasSize(3);
        assertThat(parked).extracting(LogEntry::remark).anyMatch(remark -> remark.contains("gone"));
    }

    @Test
    void aDeadLetterThatCannotBeWrittenKeepsNoOtherOut() {
        ConsumerLog log = mock(ConsumerLog.class);
        List<String> parked = new ArrayList<>();
        when(log.insert(any())).thenAnswer(call -> {
            List<LogEntry> entries = List.copyOf(call.getArgument(0));
            if (entries.stream().anyMatch(entry -> entry.key().equals("2"))) {
                throw new IllegalStateException("the server refuses it");
            }
            entries.forEach(entry -> parked.add(entry.key()));
            return Set.of(entries.get(0).key());
        });
        DeadLetters letters =
                new DeadLetters(new CancelOrderReader(1024), log, TransactionOperations.withoutTransaction());

        assertThatThrownBy(() -> letters.takeOver(List.of(cancel(1), cancel(2), cancel(3))))
                .hasMessage("the server refuses it");
        assertThat(parked).containsExactly("1", "3");
    }

    private static Delivery cancel(int order) {
        return Delivery.fresh("id-" + order, null, ("{\"orderId\":" + order + "}").getBytes());
    }

    private Exchange message(String id, int sysFlag) {
        return ExchangeBuilder.anExchange(camel)
                .withHeader(RocketMQConstants.MSG_ID, id)
                .withHeader(RocketMQConstants.SYS_FLAG, sysFlag)
                .withBody(BODY)
                .build();
    }
}
