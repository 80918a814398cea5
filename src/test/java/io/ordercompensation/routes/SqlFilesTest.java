package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement explains itself, and routes and statements know each other. */
class SqlFilesTest {

    private static final Path ROUTES = Path.of("src/main/resources/routes");
    private static final Path SQL = Path.of("src/main/resources/sql");
    private static final String BY_SOURCE = ".{{compensation.source}}";
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{sql:([^{}]+(\\{\\{compensation\\.source}})?)}}");

    /** Of the routes' own: the others are run by Java. */
    static List<Path> files() throws IOException {
        return Stream.of(list(SQL), list(SQL.resolve("order")), List.of(SQL.resolve("outbox/insert-cancel.sql")))
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Path> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            // What the migration asks and changes is said where it does.
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(SQL.resolve("schema")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("allFiles")
    void startsWithACommentThatSaysWhatItDoes(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0)).matches("-- [A-Z].{10,}");
    }

    @Test
    void routesNameExactlyTheStatementsThatExist() throws IOException {
        Set<String> existing = new TreeSet<>();
        for (Path file : files()) {
            existing.add(SQL.relativize(file).toString().replace('\\', '/'));
        }

        assertThat(named()).isEqualTo(existing);
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path route : list(ROUTES)) {
            Matcher reference = REFERENCE.matcher(Files.readString(route));
            while (reference.find()) {
                String name = reference.group(1);
                for (String source : name.endsWith(BY_SOURCE) ? List.of("ledger", "message") : List.of("")) {
                    named.add(name.replace("{{compensation.source}}", source) + ".sql");
                }
            }
        }
        return named;
    }

    /** Files only: audits stand in a directory of their own and are run by Java. */
    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
