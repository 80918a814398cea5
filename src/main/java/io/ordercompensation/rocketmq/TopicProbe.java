package io.ordercompensation.rocketmq;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.apache.rocketmq.remoting.protocol.route.TopicRouteData;

/**
 * Asks the name server and the brokers of a topic whether they answer: two small requests. A broker that does not know
 * the consumer, because it was started later, gets a heartbeat at once; the client would take up to a minute.
 */
final class TopicProbe {

    private static final long TIMEOUT_MILLIS = 3_000;
    private static final Set<Presence> NOBODY = Set.of();

    private enum Presence {
        KNOWN,
        UNKNOWN,
        SILENT
    }

    private final MQClientInstance client;
    private final String topic;
    private final String group;
    private Throwable silence;
    private boolean queuesAreShared;

    /** @param consumer already started */
    TopicProbe(DefaultMQPushConsumer consumer, String topic) {
        this.client = consumer.getDefaultMQPushConsumerImpl().getmQClientFactory();
        this.topic = topic;
        this.group = consumer.getConsumerGroup();
    }

    ProbeResult look() throws InterruptedException {
        WaitingFor missing = null;
        Throwable cause = null;
        try {
            client.getMQClientAPIImpl().getTopicRouteInfoFromNameServer(topic, TIMEOUT_MILLIS, false);
        } catch (RemotingException e) {
            missing = WaitingFor.NAME_SERVER;
            cause = e;
        } catch (MQClientException e) {
            missing = WaitingFor.TOPIC;
            cause = e;
        }
        if (!isKnown(missing == null)) {
            queuesAreShared = false;
            return missing == null
                    ? ProbeResult.waitsFor(WaitingFor.BROKER, silence)
                    : ProbeResult.waitsFor(missing, cause);
        }
        if (!queuesAreShared) {
            client.rebalanceImmediately();
            queuesAreShared = true;
        }
        // A name server that was started a moment ago does not know the topic until the broker's next registration.
        return new ProbeResult(true, missing == WaitingFor.TOPIC ? null : missing, cause);
    }

    private boolean isKnown(boolean routeIsKnown) throws InterruptedException {
        Set<Presence> presence = presence();
        if (presence.equals(NOBODY) && routeIsKnown) {
            // The broker may have come back at another address.
            client.updateTopicRouteInfoFromNameServer(topic);
            presence = presence();
        }
        if (presence.contains(Presence.UNKNOWN)) {
            client.sendHeartbeatToAllBrokerWithLock();
            queuesAreShared = false;
            presence = presence();
        }
        // As long as one of several brokers delivers, messages come.
        return presence.contains(Presence.KNOWN);
    }

    /** How the brokers that hold the topic see this consumer. */
    private Set<Presence> presence() throws InterruptedException {
        TopicRouteData route = client.getTopicRouteTable().get(topic);
        silence = null;
        Set<Presence> presence = EnumSet.noneOf(Presence.class);
        for (BrokerData broker : route == null ? List.<BrokerData>of() : route.getBrokerDatas()) {
            presence.add(presenceAt(broker.selectBrokerAddr()));
        }
        presence.remove(Presence.SILENT);
        return presence;
    }

    private Presence presenceAt(String address) throws InterruptedException {
        try {
            List<String> ids = client.getMQClientAPIImpl().getConsumerIdListByGroup(address, group, TIMEOUT_MILLIS);
            return ids.contains(client.getClientId()) ? Presence.KNOWN : Presence.UNKNOWN;
        } catch (MQBrokerException e) {
            // The broker's way of saying that it knows no consumer of the group.
            silence = e;
            return Presence.UNKNOWN;
        } catch (RemotingException e) {
            silence = e;
            return Presence.SILENT;
        }
    }
}
