package io.ordercompensation.reload.check;

import io.ordercompensation.reload.check.RightsTable.Right;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.LineNumberAware;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.model.language.MethodCallExpression;
import org.apache.camel.model.language.SimpleExpression;

/**
 * Walks through all that a route is made of: every object, and in each every field that differs from a new object's.
 * What the table does not name is refused, including what a later Camel may add.
 */
final class ModelWalk {

    /** Camel's own bookkeeping: where the definition stands, not what it does. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "parent", "camelContext", "lineNumber", "location", "resource", "customId", "index", "prepared", "inlined");

    private static final Map<String, String> YAML_NAMES = Map.of(
            "outputs", "steps",
            "whenClauses", "when",
            "input", "from",
            "routePolicyRef", "routePolicy",
            "resultTypeName", "resultType",
            "unmarshalTypeName", "unmarshalType",
            "beanTypeName", "beanType",
            "dataFormatType", "data format");

    /** Bounded because the trial builds each step while others wait. */
    private static final int MAX_ROUTE_STEPS = 200;

    private static final int MAX_FILE_STEPS = 1000;

    private final RightsTable rights;
    private final Allowed allowed;
    private final ValueKinds kinds;
    private final Lines lines;
    private int routeSteps;
    private int fileSteps;

    ModelWalk(RightsTable rights, Allowed allowed, Lines lines) {
        this.rights = rights;
        this.allowed = allowed;
        this.kinds = new ValueKinds(rights, allowed);
        this.lines = lines;
    }

    void check(RouteDefinition route) throws RejectedException {
        int line = Math.max(1, route.getLineNumber());
        if (route.getId() == null || route.getId().isBlank()) {
            throw RejectedException.of(line, "The route has no id.", "Give it one: it is what operators see.");
        }
        routeSteps = 0;
        definition(route, "route", line);
        transaction(route, line);
    }

    /** Camel moves steps beside a transaction into it, before those that it has. */
    private static void transaction(RouteDefinition route, int line) throws RejectedException {
        List<ProcessorDefinition<?>> steps = route.getOutputs();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof TransactedDefinition transacted
                    && (i > 0 || steps.size() > 1 && !transacted.getOutputs().isEmpty())) {
                throw RejectedException.of(
                        line(transacted, line),
                        "Steps beside 'transacted' would run within it, and before what it holds.",
                        "Write 'transacted' first, and all steps of the route below its 'steps'.");
            }
        }
    }

    private void count(int line) throws RejectedException {
        if (++routeSteps > MAX_ROUTE_STEPS) {
            throw RejectedException.of(
                    line, "The route has more than " + MAX_ROUTE_STEPS + " steps.", "Call another route with 'to'.");
        }
        if (++fileSteps > MAX_FILE_STEPS) {
            throw RejectedException.of(
                    line, "The file has more than " + MAX_FILE_STEPS + " steps.", "Write several files.");
        }
    }

    /** @param use the kind of the setting in which it stands */
    private void definition(Object definition, String use, int above) throws RejectedException {
        int line = line(definition, above);
        Right right = rights.of(definition.getClass());
        if (right == null || !mayStandIn(use, right)) {
            throw onlyTrusted("The definition", definition.getClass().getSimpleName())
                    .at(line);
        }
        if (right.what().equals("step")) {
            count(line);
            try {
                allowed.step(right.name());
            } catch (RejectedException e) {
                throw e.at(line);
            }
        }
        if ("recipients".equals(use) && !(definition instanceof MethodCallExpression)) {
            throw RejectedException.of(
                    line,
                    "A message must not decide which endpoints are called.",
                    "Let a method of a bean name the endpoints, as restoreSteps does, or use 'to'.");
        }
        Object fresh = fresh(definition.getClass());
        for (Field field : fields(definition.getClass())) {
            Object value = get(field, definition);
            if (!Objects.equals(value, get(field, fresh))) {
                field(right, definition, field.getName(), value, use, line);
            }
        }
        if (right.fields().containsValue("call")) {
            Object ref = value(definition, "ref");
            Object method = value(definition, "method");
            judge(line, text(method == null ? ref : method), () -> kinds.call(text(ref), text(method)));
        }
    }

    private static boolean mayStandIn(String use, Right right) {
        return switch (use) {
            case "route" -> right.name().equals("route");
            case "part" -> right.what().equals("part") && !right.name().equals("route");
            case "parts" -> Set.of("when", "setHeader", "setVariable").contains(right.name());
            case "steps" -> right.what().equals("step");
            default -> right.what().equals("language");
        };
    }

    private void field(Right right, Object definition, String name, Object value, String use, int line)
            throws RejectedException {
        String kind = right.fields().get(name);
        String yaml = YAML_NAMES.getOrDefault(name, name);
        if (kind == null) {
            throw onlyTrusted("The setting", right.name() + "." + yaml).at(lines.of(line, yaml));
        }
        switch (kind) {
            case "part", "steps", "parts" -> {
                for (Object part : value instanceof Collection<?> list ? list : List.of(value)) {
                    definition(part, kind, line);
                }
            }
            case "value", "question", "recipients" -> definition(value, kind, line);
            case "called", "call" -> {}
            default -> judge(line, text(value), () -> kinds.check(kindOf(kind, use, definition), yaml, text(value)));
        }
    }

    /** Camel reads a simple expression as a predicate where it needs one, or where the result is a boolean. */
    private static String kindOf(String kind, String use, Object definition) {
        if (!kind.equals("simple")) {
            return kind;
        }
        String type = ((SimpleExpression) definition).getResultTypeName();
        boolean question =
                "question".equals(use) || type != null && type.toLowerCase().endsWith("boolean");
        return question ? "question" : "template";
    }

    interface Judgement {
        void pass() throws RejectedException;
    }

    private void judge(int line, String text, Judgement judgement) throws RejectedException {
        try {
            judgement.pass();
        } catch (RejectedException e) {
            throw e.at(lines.of(line, text));
        }
    }

    static RejectedException onlyTrusted(String what, String name) {
        return RejectedException.of(
                null,
                "%s '%s' is not among those that a hot-deployed file may use.".formatted(what, Allowed.shown(name)),
                "Correct it if it is misspelt; docs/hot-deploy-rules.md lists what there is. Only compensation.hot-deploy.trusted allows more.");
    }

    private static int line(Object definition, int above) {
        return definition instanceof LineNumberAware aware && aware.getLineNumber() > 0 ? aware.getLineNumber() : above;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static Object value(Object definition, String name) {
        for (Field field : fields(definition.getClass())) {
            if (field.getName().equals(name)) {
                return get(field, definition);
            }
        }
        throw new IllegalStateException(definition.getClass() + " has no field " + name);
    }

    private static List<Field> fields(Class<?> definition) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = definition; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !BOOKKEEPING.contains(field.getName())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Camel's model cannot be read", e);
        }
    }

    /** Called for classes of the table only. */
    private static Object fresh(Class<?> definition) {
        try {
            return definition.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(definition + " of route-rights.txt cannot be made", e);
        }
    }
}
