package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts routes into the running context in place of others: all of them, or none. */
final class Swap {

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private final CamelContext context;
    private final SwapGate gate;
    private final Duration patience;

    Swap(CamelContext context, SwapGate gate, Duration patience) {
        this.context = context;
        this.gate = gate;
        this.patience = patience;
    }

    /**
     * Swaps.
     *
     * @param ids of the routes to remove
     * @param fresh files whose routes are added
     * @param before files of these routes, to bring them back if the fresh ones do not start
     * @throws RejectedException if the old routes could not be drained in time, or the new ones did not start; the old
     *     ones run
     */
    void apply(Set<String> ids, Collection<FileText> fresh, Collection<FileText> before) throws RejectedException {
        List<String> stopped = new ArrayList<>();
        try {
            // Before the gate closes: the work in progress of such a consumer may have to pass it.
            for (String id : ids) {
                if (isConsumer(id)) {
                    stopped.add(id);
                    stop(id);
                }
            }
            gate.whileEmpty(patience, () -> {
                replace(ids, fresh, before);
                return null;
            });
        } catch (RejectedException e) {
            stopped.forEach(this::startAgain);
            throw e;
        } catch (Exception e) {
            stopped.forEach(this::startAgain);
            throw RejectedException.of(null, "The routes could not be swapped: " + e + ".", "See the log.", e);
        }
    }

    private void replace(Set<String> ids, Collection<FileText> fresh, Collection<FileText> before) throws Exception {
        remove(ids);
        Set<String> untouched = ids();
        try {
            for (FileText file : fresh) {
                add(file);
            }
        } catch (Exception | LinkageError e) {
            remove(ids().stream().filter(id -> !untouched.contains(id)).toList());
            for (FileText file : before) {
                add(file);
            }
            FileText cause = fresh.iterator().next();
            throw TrialFailure.of(cause, e);
        }
    }

    private Set<String> ids() {
        return Set.copyOf(context.getRoutes().stream().map(Route::getRouteId).toList());
    }

    private void add(FileText file) throws Exception {
        for (RoutesBuilder routes : TrialContext.load(context, file)) {
            context.addRoutes(routes);
        }
    }

    /** Callers wait at the gate. What is still in these routes after the time that they share is cut off. */
    private void remove(Collection<String> ids) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        for (String id : ids) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            context.getRouteController().stopRoute(id, left, TimeUnit.MILLISECONDS);
            context.removeRoute(id);
        }
    }

    private boolean isConsumer(String id) {
        Route route = context.getRoute(id);
        return route != null && !route.getEndpoint().getEndpointUri().startsWith("direct:");
    }

    private void stop(String id) throws Exception {
        if (!context.getRouteController().stopRoute(id, patience.toMillis(), TimeUnit.MILLISECONDS, true)) {
            throw RejectedException.passing(
                    "The route '%s' had work in hand for longer than %s; it goes on.".formatted(id, patience),
                    "It is tried again by itself; compensation.hot-deploy.drain-timeout says how long it waits.",
                    null);
        }
    }

    private void startAgain(String id) {
        try {
            if (context.getRoute(id) != null) {
                context.getRouteController().startRoute(id);
            }
        } catch (Exception e) {
            LOG.error("The route '{}' did not start again after a swap that failed: start it from a console", id, e);
        }
    }
}
