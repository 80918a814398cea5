package io.ordercompensation.compensate;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * Applies to every route that names no configuration of its own, the YAML ones included: an exception goes back to the
 * caller unhandled. Inside the transaction that is what rolls it back, and the isolation outside decides once, instead
 * of an error handler in every route that retries and logs on its own.
 */
public final class SharedRouteConfiguration extends RouteConfigurationBuilder {

    @Override
    public void configuration() {
        routeConfiguration().errorHandler(noErrorHandler());
    }
}
