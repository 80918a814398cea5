package io.ordercompensation.outbox;

import java.util.List;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;

/** What the publisher needs from RocketMQ's client. */
interface BrokerLink {

    /**
     * The queues to which messages of the topic may go.
     *
     * @throws SendRefusedException if there are none
     */
    List<MessageQueue> queues(String topic) throws SendRefusedException, InterruptedException;

    /** Sends messages as one batch, and returns once the broker has confirmed them. */
    void send(List<Message> messages, MessageQueue queue) throws SendRefusedException, InterruptedException;
}
