package io.ordercompensation.rocketmq;

import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/**
 * Consumes a topic with the client's push consumer. While suspended it holds what was already pulled; when it stops,
 * the work in progress ends first and all else stays in the broker as if it had never been delivered.
 */
public class AcknowledgingRocketMQConsumer extends DefaultConsumer implements Suspendable {

    private final AcknowledgingRocketMQEndpoint endpoint;
    private AcknowledgingListener listener;
    private PushConsumerConnection connection;
    private volatile ConnectionReport report;

    AcknowledgingRocketMQConsumer(AcknowledgingRocketMQEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.report = new ConnectionReport(endpoint);
    }

    /** The connection to name server and broker; not connected while the route is stopped. */
    public ConnectionState state() {
        return report.state();
    }

    AcknowledgingListener listener() {
        return listener;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // New ones for every start: a delivery that outlived the last stop must find its own gate closed.
        connection = new PushConsumerConnection(endpoint, report);
        listener = new AcknowledgingListener(this, endpoint.getDelivery(), endpoint.getBounds(), connection::queue);
        connection.open(listener);
    }

    @Override
    protected void doSuspend() {
        listener.suspend();
        connection.suspend();
    }

    @Override
    protected void doResume() {
        connection.resume();
        listener.resume();
    }

    @Override
    protected void doStop() throws Exception {
        if (connection != null) {
            connection.suspend();
            listener.close(endpoint.getDelivery().getAwaitTermination());
            connection.close();
        }
        report = new ConnectionReport(endpoint);
        super.doStop();
    }
}
