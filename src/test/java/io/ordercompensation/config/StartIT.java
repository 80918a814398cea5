package io.ordercompensation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The start waits for what will come by itself, and says at once what somebody has to change. */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class StartIT {

    private final EmbeddedDatabase database;
    private final String schema;

    StartIT(EmbeddedDatabase database) {
        this.database = database;
        this.schema = EmbeddedDatabases.freshSchema(database);
    }

    @Test
    void namesADatabaseThatDoesNotExist() {
        assertRefused(new CompensationApp(database, "no_such_schema"))
                .hasMessageContaining("no_such_schema")
                .extracting(failure -> ((StartupFailureException) failure).action())
                .asString()
                .contains("spring.datasource.url");
    }

    @Test
    void namesTheSettingsOfARefusedLogin() {
        assertRefused(new CompensationApp(database, schema).with("spring.datasource.password", "wrong"))
                .hasMessageContaining("refuses the login")
                .extracting(failure -> ((StartupFailureException) failure).action())
                .asString()
                .contains("spring.datasource.username");
    }

    @Test
    void namesTheTablesThatAreMissing() {
        assertRefused(new CompensationApp(database, schema)
                        .with("spring.flyway.enabled", false)
                        .with("compensation.steps", "goods"))
                .hasMessageContaining("table trade_mq_consumer_log")
                .hasMessageContaining("table trade_goods_number_log")
                .hasMessageNotContaining("trade_user")
                .hasMessageNotContaining("trade_order");
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        JdbcTemplate jdbc = new JdbcTemplate(new CompensationApp(database, schema).migrated());
        jdbc.execute("ALTER TABLE trade_mq_consumer_log DROP COLUMN claim_token");

        assertRefused(new CompensationApp(database, schema).with("spring.flyway.enabled", false))
                .hasMessage("The database lacks column trade_mq_consumer_log.claim_token");
    }

    @Test
    void namesASettingOutOfItsRange() {
        assertThatThrownBy(() -> new CompensationApp(database, schema)
                        .withoutBroker()
                        .with("compensation.consumer.batch-size", 5000)
                        .start())
                .hasStackTraceContaining("batchSize")
                .hasStackTraceContaining("must be less than or equal to 1024");
    }

    @Test
    void completesAMigrationThatFailedHalfWay() {
        JdbcTemplate jdbc = new JdbcTemplate(new CompensationApp(database, schema).migrated());
        jdbc.update("UPDATE order_compensation_schema_history SET success = 0 ORDER BY installed_rank DESC LIMIT 1");

        new CompensationApp(database, schema).withoutBroker().start().close();

        assertThat(jdbc.queryForObject("SELECT MIN(success) FROM order_compensation_schema_history", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void waitsForADatabaseThatIsNotUpYet(CapturedOutput output) throws Exception {
        database.stop();
        CompletableFuture<ConfigurableApplicationContext> start;
        try {
            start = CompletableFuture.supplyAsync(
                    () -> new CompensationApp(database, schema).withoutBroker().start());
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> output.getOut().contains("Waiting up to PT10M for the database"));
        } finally {
            database.start();
        }

        start.get(60, TimeUnit.SECONDS).close();

        assertThat(output.getOut()).contains("the start goes on");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(CompensationApp application) {
        Throwable failure = catchThrowable(() -> application.withoutBroker().start());
        while (failure != null && !(failure instanceof StartupFailureException)) {
            failure = failure.getCause();
        }
        return assertThat(failure).isInstanceOf(StartupFailureException.class);
    }
}
