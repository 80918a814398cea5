package io.ordercompensation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may end a transaction, or reach further than tables, is refused however it is written. */
class StatementRulesTest {

    private static final Path SQL = Path.of("src/main/resources/sql");

    /** No file of the user's takes the place of theirs. */
    private static final Set<String> OPERATORS = Set.of("claim", "parked");

    private final StatementRules rules = new StatementRules(Set.of());
    private final StatementRules searching = new StatementRules(Set.of("locate", "replace"));

    /** Each of them is refused by its first keyword. */
    private static final List<String> OTHER_STATEMENTS = lines("other-statements");

    /** They begin well, and go further than tables, or than one statement. */
    private static final List<String> WELL_BEGUN = lines("well-begun");

    private static final List<String> GOOD = lines("good");

    /** Ways to write the same, none of which hides it. */
    private static final List<UnaryOperator<String>> DISGUISES = List.of(
            sql -> sql,
            sql -> sql.toLowerCase(Locale.ROOT),
            sql -> "  \n\t" + sql,
            sql -> "-- SELECT 1\n" + sql,
            sql -> "/* SELECT */" + sql,
            sql -> "/**/ " + sql + " /**/",
            sql -> sql + "\n-- done");

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/statements/" + name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> bad() {
        return Stream.concat(OTHER_STATEMENTS.stream(), WELL_BEGUN.stream())
                .flatMap(sql -> DISGUISES.stream().map(disguise -> Arguments.of(disguise.apply(sql))));
    }

    static Stream<Arguments> hidden() {
        return OTHER_STATEMENTS.stream()
                .flatMap(sql -> Stream.of(
                        Arguments.of("/*!" + sql + "*/"),
                        Arguments.of("/*!99999 */" + sql),
                        Arguments.of("/*M!" + sql + "*/"),
                        Arguments.of("SELECT 1 ;" + sql),
                        Arguments.of("SELECT 1; /* */" + sql),
                        Arguments.of("(" + sql + ")"),
                        Arguments.of("SELECT '\n--'; " + sql + " -- '"),
                        Arguments.of("SELECT /*\n-- */ 1; " + sql + " /* */"),
                        Arguments.of("SELECT 1 --\u2028 ; " + sql),
                        Arguments.of("SELECT 1 -- \r; " + sql),
                        Arguments.of("\uFEFF" + sql),
                        Arguments.of("\u00A0" + sql),
                        Arguments.of("\0" + sql)));
    }

    static Stream<Arguments> good() {
        return GOOD.stream()
                .flatMap(sql -> DISGUISES.stream().skip(2).map(disguise -> Arguments.of(disguise.apply(sql))));
    }

    static Stream<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(SQL)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith("-savepoint.sql"))
                    // Run by the command adopt alone, which no file takes the place of.
                    .filter(file -> !file.getParent().endsWith("adopt"))
                    .filter(file -> !file.startsWith(SQL.resolve("schema")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource({"bad", "hidden"})
    void refuses(String sql) {
        assertThatThrownBy(() -> rules.check(sql)).isInstanceOf(RefusedStatementException.class);
    }

    @ParameterizedTest
    @MethodSource("good")
    void accepts(String sql) {
        assertThatCode(() -> rules.check(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void acceptsTheStatementsOfTheJar(Path file) throws Exception {
        String sql = Files.readString(file);
        (OPERATORS.contains(file.getParent().getFileName().toString()) ? searching : rules).check(sql);
        if (file.getParent().endsWith("audit")) {
            rules.checkQuery(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET a = 1",
                "INSERT INTO t VALUES (1)",
                "REPLACE INTO t VALUES (1)",
                "DELETE FROM t",
                "WITH a AS (SELECT 1) DELETE FROM t",
                "SELECT 1 FROM t FOR UPDATE",
                "SELECT 1 FROM t FOR\nSHARE",
                "SELECT 1 FROM t LOCK IN SHARE MODE"
            })
    void anAuditOnlyLooks(String sql) {
        assertThatThrownBy(() -> rules.checkQuery(sql)).isInstanceOf(RefusedStatementException.class);
    }

    @Test
    void aFunctionOfTheUsersOwnIsNamed() throws RefusedStatementException {
        StatementRules own = new StatementRules(Set.of("Shop.Points", "score"));

        own.check("SELECT shop.POINTS(1), score(2), `score`(3)");

        assertThatThrownBy(() -> own.check("SELECT points(1)"))
                .hasMessage("It calls points, which is not among the known functions.");
        assertThatCode(() -> new StatementRules(Set.of("*")).check("SELECT a.b.c(1), GET_LOCK('x', 1)"))
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhereAndWhatToDo() {
        RefusedStatementException refused = catchThrowableOfType(
                RefusedStatementException.class, () -> rules.check("-- Waits\nSELECT a,\n  SLEEP(1)"));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("sleep");
        assertThat(refused.remedy()).contains("compensation.sql-functions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT /* 1", "SELECT 1 /*", "SELECT 1 /*/", "SELECT 1 /*+ NO_ICP(t)", "/*!", "--", "", " "})
    void refusesWhatIsNotWhole(String sql) {
        assertThatThrownBy(() -> rules.check(sql)).isInstanceOf(RefusedStatementException.class);
    }

    @Test
    void hasABoundedNumberOfParameters() throws RefusedStatementException {
        rules.check("SELECT 1" + ", :#${body}".repeat(200));

        for (String parameter : List.of(":#${body}", ":#a", ":?a", ":a", "?")) {
            assertThatThrownBy(() -> rules.check("SELECT 1" + (", " + parameter).repeat(201)))
                    .hasMessageContaining("more than 200 parameters");
        }
        assertThatThrownBy(() -> rules.check("SELECT 1" + ", a IN (:#in:a)".repeat(201)))
                .hasMessageContaining("more than 200 parameters");
    }

    @Test
    void whatIsLookedForIsShort() throws RefusedStatementException {
        rules.check("SELECT a LIKE '" + "x".repeat(200) + "' FROM t");

        assertThatThrownBy(() -> rules.check("SELECT a LIKE '" + "x".repeat(201) + "' FROM t"))
                .hasMessageContaining("longer than 200 characters");
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> rules.check("SELECT " + "(".repeat(500_000) + ")".repeat(500_000)))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> rules.check("SELECT '" + "\\".repeat(2_000_000)))
                .hasMessageContaining("characters");
        assertThatThrownBy(() -> rules.check("SELECT " + ",f(".repeat(300_000))).hasMessageContaining("64");
        assertThatThrownBy(() -> rules.check("SELECT 1" + ",f(1)".repeat(200_000)))
                .hasMessageContaining("calls f");
        assertThatThrownBy(() -> rules.check("SELECT " + "'".repeat(1_000_001))).hasMessageContaining("does not end");
    }
}
