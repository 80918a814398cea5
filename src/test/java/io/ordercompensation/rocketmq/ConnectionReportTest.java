package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionReportTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final ProbeResult FINE = new ProbeResult(true, null, null);
    private static final ProbeResult BROKER_AWAY =
            ProbeResult.waitsFor(WaitingFor.BROKER, new IllegalStateException("connect to <b:10911> failed"));
    private static final ProbeResult BOTH_AWAY =
            ProbeResult.waitsFor(WaitingFor.NAME_SERVER, new IllegalStateException("down"));
    private static final ProbeResult NAME_SERVER_AWAY = new ProbeResult(true, WaitingFor.NAME_SERVER, null);

    private final Lines lines = new Lines(ConnectionReport.class);
    private final DefaultCamelContext camel = camel();
    private Instant now = START;
    private ConnectionReport report = reportOf("");

    @AfterEach
    void stop() {
        camel.stop();
        lines.close();
    }

    @Test
    void isNotConnectedUntilTheBrokerKnowsTheConsumer() {
        assertThat(report.state())
                .isEqualTo(new ConnectionState("t", "g", "n:9876", false, START, "the start of its route"));

        report.connects(ProbeResult.waitsFor(WaitingFor.TOPIC, null));
        assertThat(report.state().waitingFor()).isEqualTo("a broker that holds the topic");
        assertThat(report.state().connected()).isFalse();

        pass(30);
        assertThat(report.connects(FINE)).isTrue();
        assertThat(report.state())
                .isEqualTo(new ConnectionState("t", "g", "n:9876", true, START.plusSeconds(30), null));
    }

    @Test
    void oneLostAnswerIsNotWorthAWord() {
        report.connects(FINE);

        for (int round = 0; round < 3; round++) {
            see(BROKER_AWAY, FINE);
        }

        assertThat(report.state()).isEqualTo(new ConnectionState("t", "g", "n:9876", true, START, null));
        assertThat(lines.of(Level.WARN)).isEmpty();
    }

    @Test
    void anOutageIsOneWarningAndOneNotice() {
        report.connects(FINE);

        see(BROKER_AWAY, BROKER_AWAY, BROKER_AWAY, BROKER_AWAY);
        assertThat(report.state().connected()).isFalse();
        assertThat(report.state().since()).isEqualTo(START.plusSeconds(10));
        assertThat(report.state().waitingFor()).isEqualTo("the topic's broker");
        see(FINE, FINE);

        assertThat(report.state().connected()).isTrue();
        assertThat(lines.of(Level.WARN))
                .containsExactly("Consumption of topic t pauses: since 2026-11-23T12:00:05Z its broker does not answer,"
                        + " the name server at n:9876 does. Nothing is lost, no attempt is spent, and it resumes by"
                        + " itself. If it does not: does the broker run, and can it be reached from here at the address"
                        + " that it advertises (brokerIP1 in broker.conf)? Cause: java.lang.IllegalStateException:"
                        + " connect to <b:10911> failed");
        assertThat(lines.of(Level.INFO))
                .containsExactly(
                        "Consuming topic t as group g from n:9876",
                        "The broker of topic t answers again after 20 s: consumption resumes");
    }

    @Test
    void everyOutageIsReported() {
        report.connects(FINE);

        see(BROKER_AWAY, BROKER_AWAY, FINE, BROKER_AWAY, BROKER_AWAY, FINE);

        assertThat(lines.of(Level.WARN)).hasSize(2);
        assertThat(lines.of(Level.INFO)).hasSize(3);
    }

    @Test
    void withoutNameServerAndBrokerThereIsOneWarning() {
        report.connects(FINE);

        see(BOTH_AWAY, BOTH_AWAY, BOTH_AWAY);
        assertThat(report.state().waitingFor()).isEqualTo("a name server and the topic's broker");
        see(FINE);

        assertThat(lines.of(Level.WARN))
                .singleElement()
                .asString()
                .contains("the name server at n:9876 does not either");
        assertThat(lines.of(Level.INFO)).hasSize(2);
    }

    @Test
    void aNameServerThatComesBackBeforeItsBrokerChangesWhatIsWaitedFor() {
        report.connects(FINE);

        see(BOTH_AWAY, BOTH_AWAY, BROKER_AWAY);

        assertThat(report.state().connected()).isFalse();
        assertThat(report.state().waitingFor()).isEqualTo("the topic's broker");
        assertThat(lines.of(Level.WARN)).hasSize(1);
    }

    @Test
    void withoutANameServerConsumptionGoesOn() {
        report.connects(FINE);

        see(NAME_SERVER_AWAY, NAME_SERVER_AWAY, NAME_SERVER_AWAY);
        assertThat(report.state()).isEqualTo(new ConnectionState("t", "g", "n:9876", true, START, "a name server"));
        see(FINE);

        assertThat(report.state().waitingFor()).isNull();
        assertThat(lines.of(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("No name server answers at n:9876 since 2026-11-23T12:00:05Z. Topic t is still consumed");
        assertThat(lines.of(Level.INFO)).contains("A name server answers again at n:9876 after 15 s");
    }

    @Test
    void aBrokerThatFollowsItsNameServerIsAnOutageOfItsOwn() {
        report.connects(FINE);

        see(NAME_SERVER_AWAY, NAME_SERVER_AWAY, BOTH_AWAY, BOTH_AWAY);
        assertThat(report.state().connected()).isFalse();
        see(NAME_SERVER_AWAY);
        assertThat(report.state().connected()).isTrue();
        assertThat(report.state().waitingFor()).isEqualTo("a name server");
        see(FINE);

        assertThat(lines.of(Level.WARN)).hasSize(2);
        assertThat(lines.of(Level.INFO)).hasSize(3);
    }

    @Test
    void theDeadLettersConsumerLeavesTheWordsToTheOther() {
        report = reportOf("&deadLettersOf=o");
        report.connects(BOTH_AWAY);
        report.connects(BROKER_AWAY);
        report.connects(BROKER_AWAY);
        report.connects(FINE);

        see(BROKER_AWAY, BROKER_AWAY, BROKER_AWAY);
        assertThat(report.state().connected()).isFalse();
        see(FINE, NAME_SERVER_AWAY, NAME_SERVER_AWAY, FINE);

        assertThat(lines.of(Level.WARN)).isEmpty();
        assertThat(lines.of(Level.INFO)).containsExactly("Consuming topic t as group g from n:9876");
    }

    @Test
    void aDeadLetterTopicThatDoesNotExistYetIsNotWaitedFor() {
        report = reportOf("&deadLettersOf=o");

        report.connects(ProbeResult.waitsFor(WaitingFor.TOPIC, null));

        assertThat(report.state().connected()).isTrue();
    }

    private void see(ProbeResult... findings) {
        for (ProbeResult finding : findings) {
            pass(5);
            report.saw(finding);
        }
    }

    private void pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    private static DefaultCamelContext camel() {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        return camel;
    }

    private ConnectionReport reportOf(String options) {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        camel.getRegistry().bind("clock", Clock.class, clock);
        return new ConnectionReport((AcknowledgingRocketMQEndpoint)
                camel.getEndpoint("rocketmq:t?namesrvAddr=n:9876&consumerGroup=g" + options));
    }
}
