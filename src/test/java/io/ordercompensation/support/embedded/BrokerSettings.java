package io.ordercompensation.support.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/** RocketMQ's configuration for a small and quick broker that keeps to 127.0.0.1 and to one directory. */
record BrokerSettings(Path dir, int nameServerPort, int brokerPort, EmbeddedRocketMq.Options options) {

    /** The broker takes a second port, this far from its first. */
    static final int SECOND_PORT = -2;

    /** The longest message, 4 MiB and its properties, has to fit. */
    private static final int COMMIT_LOG_FILE_BYTES = 5 * 1024 * 1024;

    private static final int CONSUME_QUEUE_FILE_BYTES = 20_000;

    static {
        // Without a version the broker registers no topics at the name server.
        setIfAbsent("rocketmq.remoting.version", String.valueOf(MQVersion.CURRENT_VERSION));
        // Creating a certificate would take most of the start.
        setIfAbsent("tls.server.mode", "disabled");
        setIfAbsent("rocketmq.client.logUseSlf4j", "true");
        setIfAbsent(
                "rocketmq.log.root.dir",
                EmbeddedDatabases.ROOT.resolve("rocketmq-logs").toString());
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    NamesrvConfig nameServer() {
        NamesrvConfig config = new NamesrvConfig();
        config.setRocketmqHome(dir.toString());
        config.setKvConfigPath(dir.resolve("namesrv/kvConfig.json").toString());
        config.setConfigStorePath(dir.resolve("namesrv/namesrv.properties").toString());
        return config;
    }

    BrokerConfig broker() {
        BrokerConfig config = new BrokerConfig();
        config.setRocketmqHome(dir.toString());
        config.setBrokerConfigPath(dir.resolve("broker.properties").toString());
        config.setBrokerName("embedded");
        config.setBrokerIP1("127.0.0.1");
        config.setListenPort(brokerPort);
        config.setNamesrvAddr("127.0.0.1:" + nameServerPort);
        config.setPopConsumerFSServiceInit(false);
        return config;
    }

    MessageStoreConfig store() {
        MessageStoreConfig config = new MessageStoreConfig();
        config.setStorePathRootDir(dir.resolve("store").toString());
        config.setStorePathCommitLog(dir.resolve("store/commitlog").toString());
        config.setMappedFileSizeCommitLog(COMMIT_LOG_FILE_BYTES);
        config.setMappedFileSizeConsumeQueue(CONSUME_QUEUE_FILE_BYTES);
        config.setFlushDiskType(options.flush());
        config.setMessageDelayLevel(options.delayLevels());
        config.setHaListenPort(0);
        config.setTimerWheelEnable(false);
        return config;
    }

    /** The RocksDB inside the broker writes its log below the home directory and has no setting for it. */
    boolean withoutTheHomeDirectory(Callable<Boolean> initialization) throws Exception {
        Files.createDirectories(dir);
        String home = System.setProperty("user.home", dir.toString());
        try {
            return initialization.call();
        } finally {
            System.setProperty("user.home", home);
        }
    }

    boolean nameServerPortIsFree() {
        return FreePort.isFree(nameServerPort);
    }

    boolean brokerPortsAreFree() {
        return FreePort.isFree(brokerPort) && FreePort.isFree(brokerPort + SECOND_PORT);
    }

    static NettyServerConfig listenOn(int port) {
        NettyServerConfig config = new NettyServerConfig();
        config.setBindAddress("127.0.0.1");
        config.setListenPort(port);
        return config;
    }
}
