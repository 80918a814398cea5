package io.ordercompensation.reload.check;

import org.apache.camel.Endpoint;
import org.apache.camel.component.rocketmq.RocketMQEndpoint;
import org.apache.camel.component.scheduler.SchedulerEndpoint;

/** Checks an endpoint whose options are resolved: the rules for values of placeholders are those for literals. */
final class ResolvedEndpoint {

    private ResolvedEndpoint() {}

    static void check(Endpoint endpoint, Allowed allowed) throws RejectedException {
        if (endpoint instanceof SchedulerEndpoint scheduled) {
            Schedule.millis(scheduled.getTimeUnit().toMillis(scheduled.getDelay()));
        } else if (endpoint instanceof RocketMQEndpoint queue) {
            allowed.topic(queue.getTopicName());
            if (queue.getConsumerGroup() != null) {
                allowed.group(queue.getConsumerGroup());
            }
            if (queue.getProducerGroup() != null) {
                allowed.group(queue.getProducerGroup());
            }
        }
    }
}
