package io.ordercompensation.reload;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which routes call which. A message in a circle never leaves it: Camel does not run out of stack, and no route in the
 * circle could be swapped any more.
 */
final class Circles {

    private final Map<String, Part> routes = new HashMap<>();
    private final Map<String, Set<String>> byFrom = new HashMap<>();
    private final Map<String, Set<String>> byGroup = new HashMap<>();

    Circles(Collection<Part> all) {
        for (Part route : all) {
            routes.put(route.id(), route);
            byFrom.computeIfAbsent(route.from(), from -> new TreeSet<>()).add(route.id());
            if (route.group() != null) {
                byGroup.computeIfAbsent("group:" + route.group(), group -> new TreeSet<>())
                        .add(route.id());
            }
        }
    }

    /** The shortest way from the route back to it, as {@code [a, b, a]}; empty if there is none. */
    List<String> through(String id) {
        Map<String, String> cameFrom = reached(id);
        if (!cameFrom.containsKey(id)) {
            return List.of();
        }
        LinkedList<String> way = new LinkedList<>(List.of(id));
        for (String at = cameFrom.get(id); !at.equals(id); at = cameFrom.get(at)) {
            way.addFirst(at);
        }
        way.addFirst(id);
        return way;
    }

    /** All that the route may call, directly or not. */
    Set<String> calledBy(String id) {
        return reached(id).keySet();
    }

    /** The policies of the transactions at the top of the route. */
    List<String> policiesOf(String id) {
        Part route = routes.get(id);
        return route == null ? List.of() : route.does().policies();
    }

    /** Each reachable route with the route that called it first. */
    private Map<String, String> reached(String start) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String at = open.poll();
            for (String next : called(routes.get(at))) {
                if (cameFrom.putIfAbsent(next, at) == null) {
                    open.add(next);
                }
            }
        }
        return cameFrom;
    }

    private Set<String> called(Part route) {
        Set<String> called = new TreeSet<>();
        for (String call : route == null ? Set.<String>of() : route.does().calls()) {
            int tag = call.startsWith("rocketmq:") ? call.indexOf('#') : -1;
            if (tag < 0) {
                called.addAll(byFrom.getOrDefault(call, Set.of()));
                called.addAll(byGroup.getOrDefault(call, Set.of()));
            } else {
                // Through the broker: only routes that take messages with that tag.
                byFrom.getOrDefault(call.substring(0, tag), Set.of()).stream()
                        .filter(id -> routes.get(id).queue() != null
                                && routes.get(id).queue().takes(call.substring(tag + 1)))
                        .forEach(called::add);
            }
        }
        return called;
    }
}
