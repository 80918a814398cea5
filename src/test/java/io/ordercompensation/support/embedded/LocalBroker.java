package io.ordercompensation.support.embedded;

import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;

/** The broker, with a shutdown of about a second in place of fifteen. */
final class LocalBroker extends BrokerController {

    LocalBroker(BrokerSettings settings) {
        super(
                settings.broker(),
                BrokerSettings.listenOn(settings.brokerPort()),
                new NettyClientConfig(),
                settings.store());
    }

    @Override
    public void shutdown() {
        // Each of these waits up to three seconds for an idle thread; nothing is lost by not waiting for it.
        remotingServerMap.values().forEach(server -> inBackground(server::shutdown));
        inBackground(brokerOuterAPI::shutdown);
        shutDownStore();
        super.shutdown();
    }

    /** The name server goes down at the same time, and would be waited for. */
    @Override
    protected void unregisterBrokerAll() {}

    static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "rocketmq-shutdown");
        thread.setDaemon(true);
        thread.start();
    }

    /** The store's shutdown begins with a sleep of three seconds, which an interrupt skips; all else it does in full. */
    private void shutDownStore() {
        if (messageStore == null) {
            return;
        }
        Thread.currentThread().interrupt();
        try {
            messageStore.shutdown();
        } finally {
            Thread.interrupted();
        }
    }
}
