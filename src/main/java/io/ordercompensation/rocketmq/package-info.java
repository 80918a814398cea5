/**
 * The {@code rocketmq:} component as users expect it: a message is acknowledged only when its route succeeded, and a
 * route may take a batch of messages in one exchange. To be dropped once camel-rocketmq does both itself.
 */
package io.ordercompensation.rocketmq;
