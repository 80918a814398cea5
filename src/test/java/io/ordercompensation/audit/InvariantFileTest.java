package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.sql.StatementRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in a file becomes an invariant, and what is wrong with a file becomes its problem. */
class InvariantFileTest {

    private static final Set<String> ALL = Set.of("goods", "coupon", "balance", "order", "ledger");

    @TempDir
    Path folder;

    private Path own;

    /** Links may end anywhere below the directory of all statements. */
    @BeforeEach
    void create() throws IOException {
        own = Files.createDirectories(folder.resolve("sql/audit"));
    }

    static Stream<String> builtIn() {
        return Invariants.BUILT_IN.stream();
    }

    @Test
    void everyFileInTheJarIsChecked() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/sql/audit"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Invariants.BUILT_IN);
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyFileInTheJarSaysWhatItMeansAndWhatToDo(String name) {
        Invariant invariant = one(new Invariants(own, ALL, Set.of(), new StatementRules(Set.of())), name);

        assertThat(invariant.problem()).isNull();
        assertThat(invariant.title()).isNotEqualTo(name).doesNotContain(":");
        assertThat(invariant.meaning()).hasSizeGreaterThan(40).endsWith(".");
        assertThat(invariant.advice()).hasSizeGreaterThan(40).endsWith(".");
        assertThat(invariant.sql()).startsWith("SELECT").doesNotContain("--");
    }

    @Test
    void aLinkThatLeavesTheSqlDirectoryIsNotRead() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.sql"), "SELECT 'secret'");
        Files.createSymbolicLink(own.resolve("away.sql"), outside);

        Invariant invariant = one(new Invariants(own, ALL, Set.of(), new StatementRules(Set.of())), "away");
        assertThat(invariant.problem()).contains("no regular file below").doesNotContain("SELECT");
    }

    @Test
    void readsAHeaderOfManyLines() {
        Invariant invariant = InvariantFile.parse(
                "x",
                """
                -- A title
                -- that goes on
                -- What it means: this:
                --   and that
                -- What to do: nothing.
                -- Needs: Goods , order
                -- Reconcile: yes
                SELECT 1 -- stays
                  -- goes: away
                ;
                """);

        assertThat(invariant)
                .isEqualTo(new Invariant(
                        "x",
                        "A title that goes on",
                        "this: and that",
                        "nothing.",
                        Set.of("goods", "order"),
                        true,
                        "SELECT 1 -- stays",
                        null));
    }

    @Test
    void leavesOutWhatThisInstanceHasNoTablesFor() {
        assertThat(new Invariants(own, Set.of("goods"), Set.of(), new StatementRules(Set.of())).load())
                .extracting(Invariant::name)
                .containsExactly("message-stuck", "negative-stock");
        assertThat(new Invariants(own, Set.of("goods", "ledger"), Set.of(), new StatementRules(Set.of())).load())
                .extracting(Invariant::name)
                .contains("goods-taken-not-returned")
                .doesNotContain("cancelled-order-holds-goods");
    }

    @Test
    void leavesOutWhatIsSkipped() {
        assertThat(new Invariants(own, ALL, Set.of("negative-stock"), new StatementRules(Set.of())).load())
                .extracting(Invariant::name)
                .doesNotContain("negative-stock")
                .hasSize(Invariants.BUILT_IN.size() - 1);
    }

    @Test
    void takesTheUsersFilesBesideAndInsteadOfThoseInTheJar() throws IOException {
        Files.writeString(own.resolve("negative-stock.sql"), "-- Mine\nSELECT 1");
        Files.writeString(own.resolve("own-check.sql"), "SELECT 2;");
        Files.writeString(own.resolve("README.md"), "no query");

        List<Invariant> all = new Invariants(own, ALL, Set.of(), new StatementRules(Set.of())).load();

        assertThat(all).hasSize(Invariants.BUILT_IN.size() + 1);
        assertThat(one(new Invariants(own, ALL, Set.of(), new StatementRules(Set.of())), "negative-stock")
                        .title())
                .isEqualTo("Mine");
        assertThat(one(new Invariants(own, ALL, Set.of(), new StatementRules(Set.of())), "own-check")
                        .sql())
                .isEqualTo("SELECT 2");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Files.writeString(own.resolve("empty.sql"), "-- Only words\n");
        Files.writeString(own.resolve("Upper.sql"), "SELECT 1");
        Files.writeString(own.resolve("typo.sql"), "-- Typo\n-- Needs: good\nSELECT 1");
        Files.write(own.resolve("latin.sql"), new byte[] {'S', (byte) 0xe4});
        Files.writeString(own.resolve("long.sql"), "-" + "-".repeat(70_000));
        Invariants invariants = new Invariants(own, ALL, Set.of(), new StatementRules(Set.of()));

        assertThat(one(invariants, "empty").problem()).contains("no query");
        assertThat(one(invariants, "Upper.sql").problem()).contains("lower case");
        assertThat(one(invariants, "typo").problem()).contains("[good]").contains("goods");
        assertThat(one(invariants, "latin").problem()).contains("UTF-8");
        assertThat(one(invariants, "long").problem()).contains("65536");
    }

    private static Invariant one(Invariants invariants, String name) {
        return invariants.load().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
