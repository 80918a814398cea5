package io.ordercompensation.reload;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/**
 * What hot deploy works on.
 *
 * @param context whose routes run
 * @param builtIn locations of the jar's routes
 * @param components by scheme, those for trials that are not Camel's stock ones
 */
public record HotDeployParts(
        CamelContext context,
        List<String> builtIn,
        Map<String, Supplier<? extends Component>> components,
        Statements statements,
        SqlCheck database,
        AllowList allowed,
        SwapGate gate,
        Clock clock) {

    BuiltInRoutes builtInRoutes() {
        return BuiltInRoutes.running(context, builtIn);
    }

    RouteCheck check() {
        return new RouteCheck(allowed, new Trial(context, components), statements, database);
    }
}
