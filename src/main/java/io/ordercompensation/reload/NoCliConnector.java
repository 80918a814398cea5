package io.ordercompensation.reload;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CliConnector;
import org.apache.camel.spi.CliConnectorFactory;

/**
 * Keeps the Camel CLI out of a context. Without a factory of its own, every context takes the one on the class path, also
 * one in which a file is tried, and also with {@code camel.cli.enabled=false}.
 */
public final class NoCliConnector implements CliConnectorFactory {

    private NoCliConnector() {}

    /** To be called before the context starts. */
    public static void in(CamelContext context) {
        context.getCamelContextExtension().addContextPlugin(CliConnectorFactory.class, new NoCliConnector());
    }

    @Override
    public boolean isEnabled() {
        return false;
    }

    @Override
    public void setEnabled(boolean enabled) {
        // It stays off.
    }

    @Override
    public String getRuntime() {
        return null;
    }

    @Override
    public void setRuntime(String runtime) {
        // Nobody is told.
    }

    @Override
    public String getRuntimeVersion() {
        return null;
    }

    @Override
    public void setRuntimeVersion(String version) {
        // Nobody is told.
    }

    @Override
    public String getRuntimeStartClass() {
        return null;
    }

    @Override
    public void setRuntimeStartClass(String startClass) {
        // Nobody is told.
    }

    @Override
    public CliConnector createConnector() {
        throw new UnsupportedOperationException("The Camel CLI is kept out of this context");
    }
}
