package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.util.Collection;
import java.util.List;

/**
 * Keeps an order's claim and its restore in one transaction. The proof at run time covers the transaction that claims,
 * and not what runs in another one before or after it. So no file may make it two.
 */
final class TransactionChain {

    /** The route that claims orders. */
    static final String CLAIMING = "compensate";

    /** The route that calls it, and notices when the transaction was ended. */
    static final String ISOLATION = "isolate";

    private static final List<String> POLICY = List.of("readCommitted");

    private TransactionChain() {}

    /** @throws RejectedException if one of the routes takes a part of the work out of the transaction that claims */
    static void check(FileText file, Collection<Part> fresh, Circles routes) throws RejectedException {
        for (Part route : fresh) {
            RouteContent does = route.does();
            if (does.claims() && !route.id().equals(CLAIMING)) {
                throw refused(
                        file,
                        route.id(),
                        "The route '%s' claims orders, which only '%s' may: what is claimed is restored in the same transaction."
                                .formatted(route.id(), CLAIMING),
                        "Call direct:%s.".formatted(ISOLATION));
            }
            if (does.takesDeliveries() && !does.calls().contains("direct:" + ISOLATION)) {
                throw refused(
                        file,
                        route.id(),
                        "The route '%s' takes messages of the broker and does not hand them on: they would be acknowledged and lost."
                                .formatted(route.id()),
                        "Call direct:%s.".formatted(ISOLATION));
            }
            if (route.id().equals(CLAIMING) && !does.policies().equals(POLICY)) {
                throw refused(
                        file,
                        route.id(),
                        "The route '%s' does its work, but not in one transaction.".formatted(route.id()),
                        "Make 'transacted' with ref: readCommitted its first step, and write all others below it.");
            }
            if (does.calls().contains("direct:" + CLAIMING)) {
                throw refused(
                        file,
                        "direct:" + CLAIMING,
                        "The route '%s' calls direct:%s itself: nobody would notice when a step ends the transaction."
                                .formatted(route.id(), CLAIMING),
                        "Call direct:%s.".formatted(ISOLATION));
            }
        }
        // Existing routes too: this file may be what has them called.
        checkCalled(file, routes);
    }

    /**
     * @param file to blame, null if it is gone
     * @throws RejectedException if what is called for claimed orders has a transaction of its own
     */
    static void checkCalled(FileText file, Circles routes) throws RejectedException {
        for (String called : routes.calledBy(CLAIMING)) {
            List<String> policies = routes.policiesOf(called);
            if (!policies.isEmpty() && !policies.equals(POLICY)) {
                throw refused(
                        file,
                        called,
                        "The route '%s' is called for claimed orders, and has a transaction of its own."
                                .formatted(called),
                        "Leave its 'transacted' out, or give it ref: readCommitted.");
            }
        }
    }

    private static RejectedException refused(FileText file, String words, String message, String remedy) {
        return RejectedException.of(file == null ? null : TrialFailure.line(file.text(), words), message, remedy);
    }
}
