package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.MeterRegistry;
import io.ordercompensation.audit.InvariantResult.State;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabase.Account;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a run tells, to whom, and that neither many findings nor a broken file spoil it. */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class AuditIT extends AuditedShopIT {

    AuditIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.with("compensation.audit.max-rows", 5)
                .with("compensation.audit.timeout", "2s")
                .with("compensation.sql-functions", "sleep,spoil");
    }

    @Test
    void countsAllFindingsAndKeepsTheFirstRows() {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = -goods_id WHERE goods_id > 4");

        InvariantResult result = run().of("negative-stock").orElseThrow();

        assertThat(result.findings()).isEqualTo(16);
        assertThat(result.rows()).hasSize(5).contains(new Finding("goods 10", null, "-10 pieces in stock"));
        assertThat(result.advice()).contains("count the shelf");
        assertThat(audit.last().findings()).isEqualTo(16);
        assertThat(audit.last().brief().of("negative-stock").orElseThrow().rows())
                .isEmpty();
    }

    @Test
    void saysInTheLogWhatHasChangedAndNothingElse(CapturedOutput output) {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = -1 WHERE goods_id = 1");
        run();
        run();
        shop.jdbc().update("UPDATE trade_goods SET goods_number = -1 WHERE goods_id = 2");
        run();
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 0");
        run();
        run();

        assertThat(output.getOut().lines().filter(line -> line.contains("AuditLog")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("WARN", "Goods with less than nothing in stock: 1 findings")
                                .contains("the first is goods 1: -1 pieces in stock. count the shelf"),
                        second -> assertThat(second).contains("WARN", ": 2 findings"),
                        third -> assertThat(third).contains("INFO", "negative-stock: no findings any more"));
    }

    @Test
    void showsItselfAsMetricsAndAsADetailOfHealth() {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = -1 WHERE goods_id < 3");
        run();
        MeterRegistry meters = application.getBean(MeterRegistry.class);

        assertThat(findings(meters, "negative-stock")).isEqualTo(2);
        assertThat(findings(meters, "negative-balance")).isZero();
        assertThat(meters.get("compensation.audit.age").gauge().value()).isBetween(0.0, 60.0);
        Health health = application.getBean(AuditHealth.class).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("findings", Map.of("negative-stock", 2L));
        assertThat(new AuditHealth(audit, true).health().getStatus()).isEqualTo(Status.DOWN);
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 1");
        run();
        assertThat(findings(meters, "negative-stock")).isZero();
        assertThat(new AuditHealth(audit, true).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void runsFilesOfTheUsersAndReportsThoseThatDoNotRun(CapturedOutput output) throws Exception {
        own(
                "expensive-goods.sql",
                """
                -- Goods that nobody can pay
                -- What to do: lower the price: 100%s sure.
                SELECT CONCAT('goods ', goods_id) AS subject, NULL AS order_id, 'it''s 5% too much: costly' AS finding
                FROM trade_goods WHERE goods_id = 3;
                """);
        own("no-columns.sql", "SELECT goods_id FROM trade_goods");
        own("no-table.sql", "SELECT 'x' AS subject, 1 AS order_id, 'y' AS finding FROM nowhere");
        own("slow.sql", "SELECT 'x' AS subject, 1 AS order_id, 'y' AS finding FROM trade_goods WHERE SLEEP(30) = 0");

        AuditReport report = run();

        assertThat(report.of("expensive-goods").orElseThrow().rows())
                .containsExactly(new Finding("goods 3", null, "it's 5% too much: costly"));
        assertThat(report.of("no-columns").orElseThrow().problem()).contains("subject, order_id and finding");
        assertThat(report.of("no-table").orElseThrow().problem()).contains("nowhere");
        assertThat(report.of("slow").orElseThrow().problem()).contains("compensation.audit.timeout");
        assertThat(report.unchecked()).isEqualTo(3);
        assertThat(report.invariants().stream().filter(result -> result.state() == State.CLEAN))
                .hasSize(Invariants.BUILT_IN.size());
        assertThat(output).contains("Audit no-table could not be checked");
        MeterRegistry meters = application.getBean(MeterRegistry.class);
        assertThat(findings(meters, "no-table")).isNaN();
        assertThat(meters.get("compensation.audit.unchecked").gauge().value()).isEqualTo(3);
    }

    @Test
    void letsNoFileChangeOrLockAnything() throws Exception {
        shop.jdbc()
                .execute("CREATE FUNCTION spoil() RETURNS INT DETERMINISTIC MODIFIES SQL DATA BEGIN"
                        + " UPDATE trade_goods SET goods_number = 7; RETURN 1; END");
        shop.jdbc()
                .execute("GRANT EXECUTE ON FUNCTION spoil TO '%s'@'%%'"
                        .formatted(Account.ofTheProduct().name()));
        own("unknown.sql", "SELECT 'x' AS subject, spoil_more() AS order_id, 'y' AS finding");
        own("locks.sql", "SELECT 'x' AS subject, 1 AS order_id, 'y' AS finding FROM trade_goods FOR UPDATE");
        own("changes.sql", "UPDATE trade_goods SET goods_number = 7");
        try {
            own("spoils.sql", "SELECT 'x' AS subject, spoil() AS order_id, 'y' AS finding");

            AuditReport report = run();

            assertThat(report.of("spoils").orElseThrow().problem()).contains("READ ONLY");
            assertThat(report.of("unknown").orElseThrow().problem()).contains("compensation.sql-functions");
            assertThat(report.of("locks").orElseThrow().problem()).contains("locks what it reads");
            assertThat(report.of("changes").orElseThrow().problem()).contains("only looks");
            assertThat(shop.stock(1)).isEqualTo(100);
        } finally {
            shop.jdbc().execute("DROP FUNCTION spoil");
        }
    }

    @Test
    void checksOneInvariantAndKeepsWhatIsKnownOfTheOthers() throws Exception {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = -1 WHERE goods_id = 1");
        shop.jdbc().update("UPDATE trade_user SET user_money = -1 WHERE user_id = 1");
        run();
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 1");
        shop.jdbc().update("UPDATE trade_user SET user_money = 1");

        AuditReport report = audit.run("negative-stock").get(60, TimeUnit.SECONDS);

        assertThat(found(report)).isEqualTo(Map.of("negative-balance", 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit.run("nothing"))
                .withMessageContaining("'nothing'");
    }

    @Test
    void whoeverAsksDuringARunSharesTheNextOne() throws Exception {
        own("slow.sql", "SELECT 'x' AS subject, 1 AS order_id, 'y' AS finding WHERE SLEEP(1) = 0");
        CompletableFuture<AuditReport> running = audit.run("slow");
        CompletableFuture<AuditReport> next = audit.run();

        assertThat(audit.run()).isSameAs(next);
        audit.runIfIdle();
        assertThat(next.get(60, TimeUnit.SECONDS).startedAt()).isNotNull();
        assertThat(running).isDone();
        assertThat(audit.run()).isNotSameAs(next).succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void itsRouteBeginsARun() {
        AuditReport before = run();

        CamelContext camel = CompensationApp.camel(application);
        camel.getRouteController();
        audit.runIfIdle();

        org.awaitility.Awaitility.await().until(() -> audit.last() != before);
        assertThat(camel.getRoute("audit-books")).isNotNull();
    }

    private static double findings(MeterRegistry meters, String invariant) {
        return meters.get("compensation.audit.findings")
                .tag("invariant", invariant)
                .gauge()
                .value();
    }
}
