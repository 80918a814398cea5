package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.sql.Statements;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/**
 * What hot deploy works on.
 *
 * @param context the one whose routes run
 * @param builtIn locations of the jar's routes
 * @param components by scheme, the components for trials that are not Camel's stock ones
 * @param rules what a file may contain
 */
public record HotDeployParts(
        HotDeployProperties settings,
        Path routesDirectory,
        Path sqlDirectory,
        CamelContext context,
        List<String> builtIn,
        Map<String, Supplier<? extends Component>> components,
        Statements statements,
        SqlCheck database,
        RouteFileCheck rules,
        SwapGate gate,
        Clock clock) {

    BuiltInRoutes builtInRoutes() {
        return BuiltInRoutes.running(context, builtIn);
    }

    RouteCheck check() {
        return check(database);
    }

    RouteCheck check(SqlCheck asked) {
        return new RouteCheck(rules, new TrialContext(context, components), statements, asked);
    }
}
