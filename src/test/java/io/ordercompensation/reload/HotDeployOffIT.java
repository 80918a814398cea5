package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.sql.Statements;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Without hot deploy no route of a file runs, and statements are held to the same rules, once. */
class HotDeployOffIT {

    private final EmbeddedDatabase database = EmbeddedDatabases.mariaDb();

    @Test
    void statementsAreJudgedAtTheStart(@TempDir Path config) throws IOException {
        Path routes = Files.createDirectories(config.resolve("routes"));
        Path sql = Files.createDirectories(config.resolve("sql/outbox")).getParent();
        Files.writeString(sql.resolve("cancel-orders.sql"), "COMMIT");
        Files.writeString(sql.resolve("outbox/lock-relay.sql"), "SELECT LEFT(GET_LOCK('a', 0), 0) AS name");
        Files.writeString(sql.resolve("select-mine.sql"), "SELECT 1");
        Files.writeString(Files.createDirectories(sql.resolve("parked")).resolve("select-page.sql"), "SELECT 2");
        Files.writeString(
                routes.resolve("own.camel.yaml"), "- route: {id: own, from: {uri: 'direct:own', steps: [{log: a}]}}");
        try (ConfigurableApplicationContext product = new CompensationApp(
                        database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("compensation.hot-deploy.enabled", false)
                .with("compensation.sql-directory", sql)
                .with("compensation.routes-directory", routes)
                .start()) {
            Statements statements = product.getBean(Statements.class);

            assertThat(statements.text("cancel-orders")).startsWith("--").contains("UPDATE");
            assertThat(statements.text("outbox/lock-relay")).doesNotContain("GET_LOCK");
            assertThat(statements.text("select-mine")).isEqualTo("SELECT 1");
            assertThat(statements.text("parked/select-page")).isNotEqualTo("SELECT 2");
            assertThat(CompensationApp.camel(product).getRoute("own")).isNull();
            assertThat(CompensationApp.camel(product).getComponent("sql")).isInstanceOf(LiveSqlComponent.class);
            assertThat(product.getBean(HotDeploy.class).state().rejected())
                    .hasSize(3)
                    .anySatisfy(file -> assertThat(file.toString()).contains("parked/select-page.sql", "never be run"));
        }
    }
}
