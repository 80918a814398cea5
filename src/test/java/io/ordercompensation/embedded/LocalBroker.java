package io.ordercompensation.embedded;

import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;

/** The broker, with a shutdown quick enough for tests that stop it and start it again. */
final class LocalBroker extends BrokerController {

    LocalBroker(BrokerSettings settings) {
        super(
                settings.broker(),
                BrokerSettings.listenOn(settings.brokerPort()),
                new NettyClientConfig(),
                settings.store());
    }
}
