package io.ordercompensation.reload;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.rocketmq.RocketMQEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/**
 * What matters to others about a route.
 *
 * @param from its endpoint, without options
 * @param queue how it takes messages from a broker, null if it does not
 * @param does what is in it
 */
record Part(String id, String group, String from, Queue queue, RouteContent does) {

    /** @param tags {@code *} for all */
    record Queue(String consumerGroup, Set<String> tags) {

        static final String ALL = "*";

        boolean takes(String tag) {
            return tags.contains(ALL) || tags.contains(tag);
        }
    }

    static Part of(Route route) {
        CamelContext context = route.getCamelContext();
        // Not the route's own: routes that were there at the start no longer have it.
        RouteDefinition definition =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(route.getRouteId());
        RouteContent does = definition == null ? RouteContent.UNKNOWN : RouteContent.of(definition, context);
        return new Part(
                route.getRouteId(),
                route.getGroup(),
                plain(route.getEndpoint().getEndpointUri()),
                queue(route.getEndpoint()),
                does);
    }

    private static Queue queue(Endpoint from) {
        if (!(from instanceof RocketMQEndpoint queue)) {
            return null;
        }
        Set<String> tags = new TreeSet<>();
        for (String tag : queue.getSubscribeTags().split("\\|\\|")) {
            tags.add(tag.strip());
        }
        return new Queue(queue.getConsumerGroup(), tags);
    }

    static String plain(String uri) {
        return uri.split("\\?", 2)[0].replaceFirst("^([a-z]+)://", "$1:");
    }

    boolean isDirect() {
        return from.startsWith("direct:");
    }
}
