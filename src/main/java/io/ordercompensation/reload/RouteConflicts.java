package io.ordercompensation.reload;

import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.reload.check.RejectedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks a file for conflicts with the other routes.
 *
 * @param others the routes that stay when the file is deployed, by id
 * @param owners which file a route of the folder comes from, by id
 * @param builtIn what the jar has
 * @param maxSteps steps of all files together
 */
record RouteConflicts(Map<String, Part> others, Map<String, String> owners, BuiltInRoutes builtIn, int maxSteps) {

    void check(FileText file, TrialContext.Parts parts) throws RejectedException {
        Set<String> own = new HashSet<>();
        for (Part route : parts.routes()) {
            Integer line = TrialFailure.line(file.text(), route.id());
            own.add(route.from());
            checkId(file, route, line);
            checkPlace(route, line);
            checkFrom(route, line);
            checkConsumerGroup(route, parts.routes(), line);
        }
        for (String target : parts.calls()) {
            if (!own.contains(target)
                    && others.values().stream().noneMatch(part -> part.from().equals(target))) {
                throw RejectedException.of(
                        TrialFailure.line(file.text(), target),
                        "No route starts from '" + target + "'.",
                        "Correct the name, or deploy the file with that route: this one is tried again then.");
            }
        }
        checkCircles(file, parts.routes());
        checkSteps(file, parts.routes());
    }

    /** All routes as they will be after the deployment. */
    Circles with(Collection<Part> fresh) {
        Map<String, Part> all = new HashMap<>(others);
        fresh.forEach(route -> all.put(route.id(), route));
        return new Circles(all.values());
    }

    /** @throws RejectedException if routes of the jar that return would close a circle */
    void checkReturning(Set<String> ids) throws RejectedException {
        Circles routes = with(Set.of());
        for (String id : ids) {
            requireNoCircle(routes, id, null);
        }
    }

    private void checkSteps(FileText file, Collection<Part> fresh) throws RejectedException {
        int steps = 0;
        for (Part route : fresh) {
            steps += route.does().steps();
        }
        for (Map.Entry<String, String> owned : owners.entrySet()) {
            if (!owned.getValue().equals(file.name()) && others.containsKey(owned.getKey())) {
                steps += others.get(owned.getKey()).does().steps();
            }
        }
        if (steps > maxSteps) {
            throw RejectedException.of(
                    null,
                    "With this file, those of the directory would have %d steps, more than %d."
                            .formatted(steps, maxSteps),
                    "Take some away, or raise compensation.hot-deploy.max-steps.");
        }
    }

    private void checkCircles(FileText file, Collection<Part> fresh) throws RejectedException {
        Circles routes = with(fresh);
        for (Part route : fresh) {
            requireNoCircle(routes, route.id(), TrialFailure.line(file.text(), route.id()));
        }
    }

    private static void requireNoCircle(Circles routes, String id, Integer line) throws RejectedException {
        List<String> circle = routes.through(id);
        if (!circle.isEmpty()) {
            throw RejectedException.of(
                    line,
                    "Routes would call each other in a circle, and a message never come out of it: %s."
                            .formatted(String.join(" -> ", circle)),
                    "Take one of these calls out.");
        }
    }

    /** The broker gives each message to one consumer of a group: two routes would take them from each other. */
    private void checkConsumerGroup(Part route, Collection<Part> fresh, Integer line) throws RejectedException {
        if (route.queue() == null) {
            return;
        }
        Map<String, Part> all = new HashMap<>(others);
        fresh.forEach(part -> all.put(part.id(), part));
        all.remove(route.id());
        for (Part other : all.values()) {
            if (other.queue() != null
                    && other.queue().consumerGroup().equals(route.queue().consumerGroup())) {
                throw RejectedException.of(
                        line,
                        "The route '%s' takes messages in group '%s' already, and each of them goes to one route of a group."
                                .formatted(other.id(), other.queue().consumerGroup()),
                        "Choose another consumerGroup, and name it in compensation.hot-deploy.allow.groups.");
            }
        }
    }

    private void checkId(FileText file, Part route, Integer line) throws RejectedException {
        String owner = owners.get(route.id());
        if (owner != null && !owner.equals(file.name())) {
            throw RejectedException.of(
                    line,
                    "The route id '%s' is taken by %s.".formatted(route.id(), owner),
                    "Choose another id, or delete that file.");
        }
        if (owner == null
                && others.containsKey(route.id())
                && builtIn.part(route.id()).isEmpty()) {
            throw RejectedException.of(
                    line,
                    "The route id '%s' belongs to a route from outside this folder.".formatted(route.id()),
                    "Choose another id. If camel.main.routes-include-pattern names this folder, take it out there.");
        }
    }

    /** A route that replaces a built-in one is called by others: it has to be where they look for it. */
    private void checkPlace(Part route, Integer line) throws RejectedException {
        Part before = builtIn.part(route.id()).orElse(null);
        if (before != null
                && (!Objects.equals(before.group(), route.group())
                        || before.isDirect() && !before.from().equals(route.from()))) {
            throw RejectedException.of(
                    line,
                    "The route takes the place of the built-in '%s', which has group %s and starts from %s."
                            .formatted(route.id(), before.group(), before.from()),
                    "Keep group and from, or choose another id.");
        }
        if (RestoreSteps.GROUP.equals(route.group()) && !route.isDirect()) {
            throw RejectedException.of(
                    line,
                    "A route of group 'restore' starts from direct:, so that it runs in the transaction of the batch.",
                    "Let it start from direct:" + route.id() + ", or take it out of the group.");
        }
    }

    private void checkFrom(Part route, Integer line) throws RejectedException {
        for (Part other : others.values()) {
            if (route.isDirect()
                    && other.from().equals(route.from())
                    && !other.id().equals(route.id())) {
                throw RejectedException.of(
                        line,
                        "The route '%s' starts from %s already.".formatted(other.id(), other.from()),
                        "Choose another name after direct:.");
            }
        }
    }
}
