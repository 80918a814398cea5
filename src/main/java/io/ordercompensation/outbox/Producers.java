package io.ordercompensation.outbox;

import java.util.UUID;
import org.apache.camel.component.rocketmq.RocketMQAclUtils;
import org.apache.rocketmq.client.AccessChannel;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

/** Creates the client's producer from its settings. */
final class Producers {

    private Producers() {}

    /** Answers a producer that is not started. */
    static DefaultMQProducer configuredBy(PublisherSettings settings) {
        DefaultMQProducer created = new DefaultMQProducer(
                settings.group(), RocketMQAclUtils.getAclRPCHook(settings.accessKey(), settings.secretKey()));
        created.setNamesrvAddr(settings.nameServer());
        created.setAccessChannel(AccessChannel.valueOf(settings.accessChannel()));
        created.setSendMsgTimeout((int) settings.sendTimeout().toMillis());
        if (settings.namespace() != null && !settings.namespace().isEmpty()) {
            created.setNamespaceV2(settings.namespace());
        }
        // Never setUseTLS(false): that would overrule -Dtls.enable=true.
        if (settings.tls()) {
            created.setUseTLS(true);
        }
        // Two clients of one name in one host confuse each other.
        created.setInstanceName(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        return created;
    }
}
