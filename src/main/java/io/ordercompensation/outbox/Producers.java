package io.ordercompensation.outbox;

import java.time.Duration;
import java.util.UUID;
import org.apache.camel.component.rocketmq.RocketMQAclUtils;
import org.apache.rocketmq.client.AccessChannel;
import org.apache.rocketmq.client.producer.DefaultMQProducer;

/** Creates the client's producer from its settings. */
final class Producers {

    private Producers() {}

    /** Returns a producer that is not started. */
    static DefaultMQProducer of(BrokerAccess access, Duration sendTimeout) {
        DefaultMQProducer created = new DefaultMQProducer(
                access.group(), RocketMQAclUtils.getAclRPCHook(access.accessKey(), access.secretKey()));
        created.setNamesrvAddr(access.nameServer());
        created.setAccessChannel(AccessChannel.valueOf(access.accessChannel()));
        created.setSendMsgTimeout((int) sendTimeout.toMillis());
        if (access.namespace() != null && !access.namespace().isEmpty()) {
            created.setNamespaceV2(access.namespace());
        }
        // Never setUseTLS(false): that would overrule -Dtls.enable=true.
        if (access.tls()) {
            created.setUseTLS(true);
        }
        // Two clients of the same name on one host confuse each other.
        created.setInstanceName(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        return created;
    }
}
