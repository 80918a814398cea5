package io.ordercompensation.compensate;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * Lets an exception go back to the caller unhandled. Inside the transaction that is what rolls it back, and the isolation
 * outside decides once, instead of an error handler in every route that retries and logs on its own.
 */
public final class SharedRouteConfiguration extends RouteConfigurationBuilder {

    /** What a route names as its route configuration, where not all have it. */
    public static final String ID = "order-compensation";

    private final String id;

    private SharedRouteConfiguration(String id) {
        this.id = id;
    }

    /** Of every route that names no configuration of its own, the YAML ones included. */
    public static SharedRouteConfiguration ofEveryRoute() {
        return new SharedRouteConfiguration(null);
    }

    /** Of the routes that name {@link #ID}. */
    public static SharedRouteConfiguration ofOwnRoutes() {
        return new SharedRouteConfiguration(ID);
    }

    @Override
    public void configuration() {
        (id == null ? routeConfiguration() : routeConfiguration(id)).errorHandler(noErrorHandler());
    }
}
