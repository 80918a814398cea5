package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visual editor, an operator at the console and a user who copies a route can rely on in every YAML file. */
class RouteFilesTest {

    private static final Path ROUTES = Path.of("src/main/resources/routes");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Set<String> EXPLAINED =
            Set.of("from", "to", "bean", "transacted", "split", "idempotentConsumer", "recipientList");
    private static final Set<String> WITH_EXPRESSION = Set.of(
            "filter", "split", "setVariable", "setHeader", "setBody", "idempotentConsumer", "recipientList", "when");
    private static final Pattern STATEMENT =
            Pattern.compile("sql:\\{\\{sql:(?:[a-z]+/)?([a-z0-9-]+)(\\.\\{\\{compensation\\.source}})?}}");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void holdsOneRouteNamedLikeTheFile(Path file) throws IOException {
        JsonNode entries = YAML.readTree(file.toFile());

        assertThat(entries).hasSize(1);
        JsonNode route = entries.get(0).path("route");
        assertThat(file.getFileName()).hasToString(route.path("id").asText() + ".camel.yaml");
        assertThat(route.path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyStepHasAnIdAndThoseThatDoSomethingADescription(Path file) throws IOException {
        for (Step step : steps(file)) {
            assertThat(step.id()).as("id of %s", step).matches("[a-z0-9]+(-[a-z0-9]+)*");
            if (EXPLAINED.contains(step.name())) {
                assertThat(step.node().path("description").asText())
                        .as("description of %s", step)
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void expressionsAreWrittenOutAsTheEditorSavesThem(Path file) throws IOException {
        for (Step step : steps(file)) {
            assertThat(step.node().isObject()).as("%s is an object", step).isTrue();
            if (WITH_EXPRESSION.contains(step.name())) {
                assertThat(step.node().path("expression").isObject())
                        .as("%s has `expression:`", step)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsToTheSchemaOfTheYamlDsl(Path file) throws IOException {
        assertThat(schema().validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aStepThatRunsAStatementIsNamedLikeTheStatement(Path file) throws IOException {
        for (Step step : steps(file)) {
            String uri = step.node().path("uri").asText();
            if (uri.startsWith("sql:")) {
                Matcher statement = STATEMENT.matcher(uri);
                assertThat(statement.matches()).as("uri of %s: %s", step, uri).isTrue();
                assertThat(statement.group(1)).as("statement of %s", step).isEqualTo(step.id());
            }
        }
    }

    @Test
    void idsAreUniqueOverAllFiles() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path file : files()) {
            List<String> ids = new ArrayList<>();
            ids.add(YAML.readTree(file.toFile()).at("/0/route/id").asText());
            steps(file).forEach(step -> ids.add(step.id()));
            for (String id : ids) {
                assertThat(seen.add(id)).as("%s in %s is new", id, file).isTrue();
            }
        }
    }

    private static List<Step> steps(Path file) throws IOException {
        List<Step> steps = new ArrayList<>();
        JsonNode from = YAML.readTree(file.toFile()).at("/0/route/from");
        steps.add(new Step(file, "from", from));
        collect(file, from, steps);
        return steps;
    }

    /** Steps stand in `steps` at any depth: each entry is one name and its settings. */
    private static void collect(Path file, JsonNode node, List<Step> steps) {
        for (JsonNode entry : node.path("steps")) {
            entry.properties().forEach(step -> steps.add(new Step(file, step.getKey(), step.getValue())));
        }
        node.forEach(child -> collect(file, child, steps));
    }

    private static Schema schema() throws IOException {
        try (InputStream schema = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(schema, InputFormat.JSON);
        }
    }

    private record Step(Path file, String name, JsonNode node) {

        String id() {
            return node.path("id").asText();
        }

        @Override
        public String toString() {
            return name + " '" + id() + "' in " + file.getFileName();
        }
    }
}
