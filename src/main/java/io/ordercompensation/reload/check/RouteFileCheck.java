package io.ordercompensation.reload.check;

import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.model.RouteDefinition;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Checks what is in files of the hot-deploy folders, before anything in them is resolved, constructed or called. It
 * knows neither Spring nor the running Camel context.
 */
public final class RouteFileCheck {

    /** The trial builds every route of a file, while others wait. */
    private static final int MAX_ROUTES = 100;

    private final boolean trusting;
    private final Allowed allowed;
    private final RightsTable rights = new RightsTable();
    private final SqlParameters parameters;

    private RouteFileCheck(Allowed allowed, boolean trusting) {
        this.allowed = allowed;
        this.trusting = trusting;
        this.parameters = new SqlParameters(new SimpleGrammar(allowed));
    }

    public static RouteFileCheck of(Allowed allowed) {
        return new RouteFileCheck(allowed, false);
    }

    /** Lets everything pass: the folder is as trusted as the jar. */
    public static RouteFileCheck trusting(Allowed allowed) {
        return new RouteFileCheck(allowed, true);
    }

    public boolean isTrusting() {
        return trusting;
    }

    /** @throws RejectedException with the line and the reason, if the file may not be deployed whatever runs beside it */
    public void route(String text) throws RejectedException {
        if (!trusting) {
            judge(() -> {
                List<Node> entries = YamlNodes.entries(text);
                if (entries.size() > MAX_ROUTES) {
                    throw RejectedException.of(
                            null, "The file has more than " + MAX_ROUTES + " routes.", "Write several files.");
                }
                ModelWalk walk = new ModelWalk(rights, allowed, new Lines(entries));
                for (RouteDefinition route : new RouteModel(rights).routes(entries)) {
                    walk.check(route);
                }
            });
        }
    }

    /** @throws RejectedException if the value of a setting makes it an endpoint that a file may not have */
    public void endpoint(Endpoint resolved) throws RejectedException {
        if (!trusting) {
            ResolvedEndpoint.check(resolved, allowed);
        }
    }

    /** @throws RejectedException with the line and the reason, if a parameter is more than a value of the message */
    public void statement(String text) throws RejectedException {
        if (!trusting) {
            judge(() -> parameters.check(text));
        }
    }

    /** A file on which the check itself fails is refused, and does not keep others from being checked. */
    private static void judge(ModelWalk.Judgement judgement) throws RejectedException {
        try {
            judgement.pass();
        } catch (RuntimeException | StackOverflowError e) {
            throw RejectedException.of(
                    null,
                    "The file cannot be checked (" + e.getClass().getSimpleName() + ").",
                    "Write it more simply, and report it to the maintainers.",
                    e);
        }
    }
}
