package io.ordercompensation.support;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.cli.connector.DefaultCliConnectorFactory;
import org.apache.camel.spi.CliConnector;

/** What a CamelContext takes that nobody has given another: off, unless a test wants to see who takes it. */
public final class CountedCliConnectors extends DefaultCliConnectorFactory {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static volatile boolean wanted;

    /** Called by Camel, which finds the class in {@code META-INF/services}. */
    public CountedCliConnectors() {
        setEnabled(wanted);
    }

    /** Lets contexts that start from now on connect, as they do in production; or not. */
    public static void letThem(boolean connect) {
        wanted = connect;
        MADE.set(0);
    }

    public static int made() {
        return MADE.get();
    }

    @Override
    public CliConnector createConnector() {
        MADE.incrementAndGet();
        return super.createConnector();
    }
}
