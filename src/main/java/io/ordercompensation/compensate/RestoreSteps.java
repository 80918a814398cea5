package io.ordercompensation.compensate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/**
 * Names the endpoints that every accepted batch goes to: the built-in steps that {@code compensation.steps} selects, in
 * that order, then the user's own routes of group {@code restore}, in the order of their ids.
 */
public final class RestoreSteps {

    /** Routes of this group are restore steps, whichever DSL they are written in. */
    public static final String GROUP = "restore";

    private final CamelContext context;
    private final List<RestoreStep> selected;

    public RestoreSteps(CamelContext context, List<RestoreStep> selected) {
        this.context = context;
        this.selected = List.copyOf(selected);
    }

    /**
     * A stopped route is named too: the call to it fails and its orders are tried again, because leaving a step out
     * would count as restored what was not.
     *
     * @throws IllegalStateException if a selected step has no route, or a route of the group cannot be called
     */
    public List<String> endpoints() {
        Map<String, Route> routes = context.getRoutes().stream()
                .filter(route -> GROUP.equals(route.getGroup()))
                .collect(Collectors.toMap(Route::getRouteId, route -> route));
        List<String> endpoints = new ArrayList<>();
        for (RestoreStep step : selected) {
            Route route = routes.get(step.routeId());
            if (route == null) {
                throw new IllegalStateException(
                        "compensation.steps selects '%s', but there is no route '%s' in group '%s'"
                                .formatted(step, step.routeId(), GROUP));
            }
            endpoints.add(callable(route));
        }
        for (RestoreStep step : RestoreStep.values()) {
            routes.remove(step.routeId());
        }
        routes.values().stream()
                .sorted(Comparator.comparing(Route::getRouteId))
                .map(RestoreSteps::callable)
                .forEach(endpoints::add);
        return endpoints;
    }

    /** Whether this instance has the order table, and so checks and cancels orders. */
    public boolean includesOrder() {
        return selected.contains(RestoreStep.ORDER);
    }

    /** The ids of the steps that are not built in. */
    static List<String> own(CamelContext context) {
        return context.getRoutes().stream()
                .filter(route -> GROUP.equals(route.getGroup()))
                .map(Route::getRouteId)
                .filter(id -> Arrays.stream(RestoreStep.values())
                        .noneMatch(step -> step.routeId().equals(id)))
                .sorted()
                .toList();
    }

    private static String callable(Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        if (!uri.startsWith("direct:")) {
            throw new IllegalStateException(
                    ("Route '%s' of group '%s' starts from %s; a restore step starts from direct:,"
                                    + " so that it runs in the transaction of the batch")
                            .formatted(route.getRouteId(), GROUP, uri));
        }
        return uri;
    }
}
