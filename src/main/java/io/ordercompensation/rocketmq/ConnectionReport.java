package io.ordercompensation.rocketmq;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the probes of name server and broker into a state, and into one log line when it changes. Written by one thread
 * at a time; any thread may read {@link #state}. The consumer of dead letters logs nothing: the consumer of the topic
 * itself has the same name server, and would log it too.
 */
final class ConnectionReport {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReport.class);

    private final String topic;
    private final String nameServer;
    private final boolean deadLetters;
    private final Clock clock;
    private final LossDetector brokerAway = new LossDetector();
    private final LossDetector nameServerAway = new LossDetector();
    private volatile ConnectionState state;
    private WaitingFor missing;
    private int tries;

    ConnectionReport(AcknowledgingRocketMQEndpoint endpoint) {
        this.topic = endpoint.getTopicName();
        this.nameServer = endpoint.getNamesrvAddr();
        this.deadLetters = endpoint.getDelivery().getDeadLettersOf() != null;
        Clock set = endpoint.getCamelContext().getRegistry().findSingleByType(Clock.class);
        this.clock = set != null ? set : Clock.systemUTC();
        this.state = new ConnectionState(
                topic, endpoint.getConsumerGroup(), nameServer, false, clock.instant(), "the start of its route");
    }

    ConnectionState state() {
        return state;
    }

    /** Takes the result of a probe before the first connection; true if it is the first connection. */
    boolean connects(ProbeResult finding) {
        if (!finding.consuming()) {
            waitsFor(finding.missing(), finding.cause());
            return false;
        }
        LOG.info("Consuming topic {} as group {} from {}", topic, state.group(), nameServer);
        enter(true, null);
        return true;
    }

    /** Reports what the first connection waits for. */
    void waitsFor(WaitingFor what, Throwable cause) {
        tries = what == missing ? tries + 1 : 1;
        missing = what;
        enter(deadLetters && what == WaitingFor.TOPIC, what.what());
        if (!deadLetters && what.isWorthAWarning(tries)) {
            LOG.warn(what.warning(), topic, nameServer, reason(cause));
        }
    }

    /** Takes the result of a probe after the first connection. */
    void saw(ProbeResult finding) {
        Instant now = clock.instant();
        boolean nameServerAnswers = finding.missing() != WaitingFor.NAME_SERVER;
        // If both are away, the broker is the news: without it no messages come.
        boolean nameServerChanged =
                (finding.consuming() || nameServerAnswers) && nameServerAway.note(nameServerAnswers, now);
        if (brokerAway.note(finding.consuming(), now)) {
            sayBroker(finding, now);
        }
        if (nameServerChanged) {
            sayNameServer(finding, now);
        }
        if (brokerAway.isRaised()) {
            boolean both = finding.missing() == WaitingFor.NAME_SERVER;
            enter(
                    false,
                    both
                            ? WaitingFor.NAME_SERVER.what() + " and " + WaitingFor.BROKER.what()
                            : finding.missing().what());
        } else {
            enter(true, nameServerAway.isRaised() ? WaitingFor.NAME_SERVER.what() : null);
        }
    }

    private void sayBroker(ProbeResult finding, Instant now) {
        if (deadLetters) {
            return;
        }
        if (brokerAway.isRaised()) {
            LOG.warn(
                    "Consumption of topic {} pauses: since {} its broker does not answer, the name server at {} does{}."
                            + " Nothing is lost, no attempt is spent, and it resumes by itself. If it does not: does"
                            + " the broker run, and can it be reached from here at the address that it advertises"
                            + " (brokerIP1 in broker.conf)? Cause: {}",
                    topic,
                    brokerAway.since().truncatedTo(ChronoUnit.SECONDS),
                    nameServer,
                    finding.missing() == WaitingFor.NAME_SERVER ? " not either" : "",
                    reason(finding.cause()));
        } else {
            LOG.info(
                    "The broker of topic {} answers again after {} s: consumption resumes",
                    topic,
                    brokerAway.secondsUntil(now));
        }
    }

    private void sayNameServer(ProbeResult finding, Instant now) {
        if (deadLetters) {
            return;
        }
        if (nameServerAway.isRaised()) {
            LOG.warn(
                    "No name server answers at {} since {}. Topic {} is still consumed, from the broker as it is known;"
                            + " only a broker that moves would not be found. If this lasts: does the name server run,"
                            + " and can it be reached from here (option namesrvAddr)? Cause: {}",
                    nameServer,
                    nameServerAway.since().truncatedTo(ChronoUnit.SECONDS),
                    topic,
                    reason(finding.cause()));
        } else {
            LOG.info("A name server answers again at {} after {} s", nameServer, nameServerAway.secondsUntil(now));
        }
    }

    private static String reason(Throwable cause) {
        // The client's exceptions end with a second line, a link for further reading.
        return cause != null ? cause.toString().lines().findFirst().orElse("") : "it does not know this consumer yet";
    }

    private void enter(boolean connected, String waitingFor) {
        ConnectionState old = state;
        state = new ConnectionState(
                topic,
                old.group(),
                nameServer,
                connected,
                connected == old.connected() ? old.since() : clock.instant(),
                waitingFor);
    }
}
