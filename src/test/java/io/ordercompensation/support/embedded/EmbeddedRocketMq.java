package io.ordercompensation.support.embedded;

import static org.apache.rocketmq.common.topic.TopicValidator.RMQ_SYS_SCHEDULE_TOPIC;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.apache.rocketmq.remoting.protocol.subscription.SubscriptionGroupConfig;
import org.apache.rocketmq.store.MessageStore;
import org.apache.rocketmq.store.config.FlushDiskType;
import org.apache.rocketmq.store.exception.ConsumeQueueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A RocketMQ name server and broker inside this JVM, on 127.0.0.1, that tests may stop and start again. */
public final class EmbeddedRocketMq implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRocketMq.class);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /**
     * What tests and the demo want different.
     *
     * @param flush whether a message is on disk before its sender gets an answer
     * @param delayLevels the eighteen delays of RocketMQ; a first redelivery waits for the third of them
     */
    public record Options(FlushDiskType flush, String delayLevels) {

        /** Every redelivery after one second. */
        public static Options forTests() {
            return new Options(FlushDiskType.ASYNC_FLUSH, "1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s 1s");
        }

        /** As a broker comes from its makers, but for the flush before the answer. */
        public static Options stock() {
            return new Options(FlushDiskType.SYNC_FLUSH, "1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h");
        }
    }

    private final BrokerSettings settings;
    private NamesrvController nameServer;
    private LocalBroker broker;

    /** A broker that keeps its messages below {@code dir} from one run to the next. */
    public EmbeddedRocketMq(Path dir, Options options) {
        int brokerPort = FreePort.next(BrokerSettings.SECOND_PORT);
        this.settings = new BrokerSettings(dir.toAbsolutePath().normalize(), FreePort.next(), brokerPort, options);
    }

    /** Starts on the same ports and data as before, and returns when the topics are known to the name server. */
    public synchronized void start() {
        if (broker != null) {
            throw new IllegalStateException("the broker in " + settings.dir() + " is running already");
        }
        long begin = System.nanoTime();
        startNameServer();
        startBroker();
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        LOG.info("RocketMQ runs at {} after {} ms, data in {}", nameServer(), took, settings.dir());
    }

    /** Starts the name server alone; brokers that run register within half a minute. */
    public synchronized void startNameServer() {
        starting(() -> {
            nameServer =
                    new NamesrvController(settings.nameServer(), BrokerSettings.listenOn(settings.nameServerPort()));
            require(nameServer.initialize(), "name server");
            nameServer.start();
            return null;
        });
    }

    /** Starts the broker alone; the name server has to be running. */
    public synchronized void startBroker() {
        starting(() -> {
            broker = new LocalBroker(settings);
            require(settings.withoutTheHomeDirectory(broker::initialize), "broker");
            broker.start();
            awaitRegistration();
            return null;
        });
    }

    private void starting(Callable<Void> start) {
        try {
            start.call();
        } catch (Exception e) {
            shutDown();
            throw new IllegalStateException("RocketMQ in " + settings.dir() + " could not be started", e);
        }
    }

    /** The broker looks for name servers in the background, and a registration before it has found one is lost. */
    private void awaitRegistration() {
        String name = broker.getBrokerConfig().getBrokerName();
        Poll.until("broker registered at " + nameServer(), LIMIT, () -> {
            broker.registerBrokerAll(true, false, true);
            return nameServer
                    .getRouteInfoManager()
                    .getAllClusterInfo()
                    .getBrokerAddrTable()
                    .containsKey(name);
        });
    }

    private static void require(boolean initialized, String what) {
        if (!initialized) {
            throw new IllegalStateException("the " + what + " refused its configuration or its data");
        }
    }

    /** Address of the name server, for {@code rocketmq.name-server}. */
    public String nameServer() {
        return "127.0.0.1:" + settings.nameServerPort();
    }

    public synchronized void createTopic(String topic, int queues) {
        running().getTopicConfigManager().updateTopicConfig(new TopicConfig(topic, queues, queues));
        broker.registerBrokerAll(true, false, true);
    }

    /** Creates what a consumer group needs; without it the first redelivery takes up to a minute. */
    public synchronized void prepareGroup(String group) {
        SubscriptionGroupConfig config = new SubscriptionGroupConfig();
        config.setGroupName(group);
        running().getSubscriptionGroupManager().updateSubscriptionGroupConfig(config);
        createTopic(MixAll.getRetryTopic(group), config.getRetryQueueNums());
    }

    /**
     * Messages, redeliveries included, that the group has not yet committed. Clients commit every five seconds, the
     * first time after ten; messages that wait for their redelivery are counted by {@link #delayed()}.
     */
    public synchronized long unconsumed(String topic, String group) {
        return behind(topic, group) + behind(MixAll.getRetryTopic(group), group);
    }

    /** Forgets the consumers of a group though they are connected, until they tell about themselves again. */
    public synchronized void forgetConsumers(String group) {
        running().getConsumerManager().getConsumerTable().remove(group);
    }

    /** Messages of all groups that wait for the time of their redelivery. */
    public synchronized long delayed() {
        MessageStore store = running().getMessageStore();
        return broker.getScheduleMessageService().getOffsetTable().entrySet().stream()
                .mapToLong(level -> maxOffset(store, RMQ_SYS_SCHEDULE_TOPIC, level.getKey() - 1) - level.getValue())
                .sum();
    }

    /** Messages in a topic, consumed or not. */
    public synchronized long messagesIn(String topic) {
        MessageStore store = running().getMessageStore();
        return queues(topic)
                .mapToLong(queue -> maxOffset(store, topic, queue) - store.getMinOffsetInQueue(topic, queue))
                .sum();
    }

    /** Stops broker and name server; messages, offsets and topics are on disk when it returns. */
    public synchronized void stop() {
        if (broker == null) {
            return;
        }
        long begin = System.nanoTime();
        shutDown();
        Poll.until(
                "ports of RocketMQ closed",
                LIMIT,
                () -> settings.nameServerPortIsFree() && settings.brokerPortsAreFree());
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        LOG.info("RocketMQ at {} stopped after {} ms", nameServer(), took);
    }

    /** Stops the name server alone. */
    public synchronized void stopNameServer() {
        shutDownNameServer();
        Poll.until("port of the name server closed", LIMIT, settings::nameServerPortIsFree);
    }

    /** Stops the broker alone; the name server soon knows no broker of its topics any more. */
    public synchronized void stopBroker() {
        shutDownBroker();
        Poll.until("ports of the broker closed", LIMIT, settings::brokerPortsAreFree);
    }

    private void shutDown() {
        shutDownNameServer();
        shutDownBroker();
    }

    private void shutDownNameServer() {
        if (nameServer != null) {
            LocalBroker.inBackground(nameServer.getRemotingServer()::shutdown);
            LocalBroker.inBackground(nameServer::shutdown);
            nameServer = null;
        }
    }

    private void shutDownBroker() {
        if (broker != null) {
            broker.shutdown();
            broker = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private LocalBroker running() {
        if (broker == null) {
            throw new IllegalStateException("the broker in " + settings.dir() + " is not running");
        }
        return broker;
    }

    private long behind(String topic, String group) {
        MessageStore store = running().getMessageStore();
        return queues(topic)
                .mapToLong(queue -> {
                    long committed = broker.getConsumerOffsetManager().queryOffset(group, topic, queue);
                    return maxOffset(store, topic, queue)
                            - Math.max(committed, store.getMinOffsetInQueue(topic, queue));
                })
                .sum();
    }

    private IntStream queues(String topic) {
        TopicConfig config = running().getTopicConfigManager().selectTopicConfig(topic);
        return config == null ? IntStream.empty() : IntStream.range(0, config.getReadQueueNums());
    }

    private static long maxOffset(MessageStore store, String topic, int queue) {
        try {
            return store.getMaxOffsetInQueue(topic, queue);
        } catch (ConsumeQueueException e) {
            throw new IllegalStateException("queue " + queue + " of " + topic + " cannot be read", e);
        }
    }
}
