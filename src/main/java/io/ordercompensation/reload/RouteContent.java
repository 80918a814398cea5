package io.ordercompensation.reload;

import io.ordercompensation.compensate.RestoreSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.component.rocketmq.RocketMQEndpoint;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetVariablesDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * What a route contains that matters to other routes, by the definition that Camel runs.
 *
 * @param calls endpoints; {@link #STEPS} for all routes of group restore; a topic with its tag after a hash sign
 * @param policies of the transactions at its top
 * @param claims whether it claims orders in the consumer log
 * @param takesDeliveries whether it reads what the broker delivered
 * @param steps how many it has, nested ones included
 */
record RouteContent(Set<String> calls, List<String> policies, boolean claims, boolean takesDeliveries, int steps) {

    static final RouteContent UNKNOWN = new RouteContent(Set.of(), List.of(), false, false, 0);

    /** Stands for the routes that the bean {@code restoreSteps} answers. */
    static final String STEPS = "group:" + RestoreSteps.GROUP;

    /** What the product's own beans and processors call, which no definition shows. */
    private static final Map<String, Set<String>> BEANS = Map.of(
            "restoreSteps.endpoints", Set.of(STEPS),
            "confirmation.confirm", Set.of("direct:order-steps", "direct:cancel-failed-order"));

    private static final Map<String, Set<String>> ROUTES =
            Map.of(TransactionChain.ISOLATION, Set.of("direct:" + TransactionChain.CLAIMING));

    private static final String CLAIMING_METHOD = "intake.accept";
    private static final String TAKING_METHOD = "deliveries.of";
    private static final String CLAIMING_REPOSITORY = "consumerLog";

    static RouteContent of(RouteDefinition route, CamelContext context) {
        Builder content = new Builder(context, new TreeSet<>(ROUTES.getOrDefault(route.getRouteId(), Set.of())));
        route.getOutputs().stream()
                .filter(TransactedDefinition.class::isInstance)
                .forEach(step -> content.policies.add(((TransactedDefinition) step).getRef()));
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)
                .forEach(content::step);
        return new RouteContent(
                content.calls, content.policies, content.claims, content.takesDeliveries, content.steps);
    }

    private static final class Builder {

        private final CamelContext context;
        private final Set<String> calls;
        private final List<String> policies = new ArrayList<>();
        private boolean claims;
        private boolean takesDeliveries;
        private int steps;

        Builder(CamelContext context, Set<String> calls) {
            this.context = context;
            this.calls = calls;
        }

        private void step(ProcessorDefinition<?> step) {
            steps++;
            if (step instanceof SendDefinition<?> send) {
                endpoint(send.getEndpointUri());
            } else if (step instanceof ToDynamicDefinition dynamic) {
                endpoint(dynamic.getUri());
            } else if (step instanceof BeanDefinition bean) {
                method(bean.getRef(), bean.getMethod());
            } else if (step instanceof SetHeadersDefinition headers) {
                headers.getHeaders().forEach(header -> expression(header.getExpression()));
            } else if (step instanceof SetVariablesDefinition variables) {
                variables.getVariables().forEach(variable -> expression(variable.getExpression()));
            } else if (step instanceof ChoiceDefinition choice) {
                // Camel does not take when clauses for steps, so they are not among those walked through.
                choice.getWhenClauses().forEach(when -> expression(when.getExpression()));
            } else if (step instanceof ExpressionNode node) {
                expression(node.getExpression());
            }
            if (step instanceof IdempotentConsumerDefinition once) {
                claims |= String.valueOf(once.getIdempotentRepository()).endsWith(CLAIMING_REPOSITORY);
            }
        }

        private void expression(ExpressionDefinition written) {
            ExpressionDefinition expression = written;
            if (expression != null && expression.getExpressionType() != null) {
                expression = expression.getExpressionType();
            }
            if (expression instanceof MethodCallExpression call) {
                method(call.getRef(), call.getMethod());
            } else if (expression instanceof ConstantExpression && expression.getExpression() != null) {
                // Endpoints of a recipient list; in any other step it is no endpoint, or one that is not called.
                for (String uri : expression.getExpression().split(",")) {
                    endpoint(uri.strip());
                }
            }
        }

        private void method(String bean, String method) {
            String called = bean + "." + String.valueOf(method).replaceFirst("\\(.*", "");
            calls.addAll(BEANS.getOrDefault(called, Set.of()));
            claims |= CLAIMING_METHOD.equals(called);
            takesDeliveries |= TAKING_METHOD.equals(called);
        }

        private void endpoint(String uri) {
            String resolved = uri == null ? "" : context.resolvePropertyPlaceholders(uri);
            String plain = Part.plain(resolved);
            if (plain.startsWith("rocketmq:") && context.hasEndpoint(resolved) instanceof RocketMQEndpoint queue) {
                calls.add(plain + "#" + queue.getSendTag());
            } else {
                calls.add(plain);
            }
        }
    }
}
