package io.ordercompensation.management;

import org.apache.camel.cli.connector.DefaultCliConnectorFactory;

/**
 * Keeps the Camel CLI out of every CamelContext that does not get a factory by Spring, such as those in which a file is
 * tried. With {@code camel.cli.enabled=true} the starter gives its own to the product's context.
 */
public final class NoCliConnector extends DefaultCliConnectorFactory {

    /** Called by Camel, which finds the class in {@code META-INF/services}. */
    public NoCliConnector() {
        setEnabled(false);
    }
}
