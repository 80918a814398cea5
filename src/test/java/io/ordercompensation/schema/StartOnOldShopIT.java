package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The product's start on old tables: what it says, and with which rights it works. */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class StartOnOldShopIT {

    private final EmbeddedDatabase database;

    StartOnOldShopIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void endsWithASentenceAndNoStackTraceAndHasTriedNothing(CapturedOutput output) {
        OldListenerSchema schema = OldShop.BY_DAY.on(database);

        assertThatThrownBy(() -> schema.product().start()).isNotNull();

        assertThat(output)
                .contains("The table trade_goods_number_log is partitioned by log_time")
                .contains(OldShop.BY_DAY.mend())
                .contains("Nothing was changed")
                .doesNotContain("\tat ");
        assertThat(schema.columns()).containsOnlyKeys("trade_goods_number_log");
        assertThat(schema.jdbc().queryForList("SHOW TABLES LIKE 'order_compensation_schema_history'"))
                .isEmpty();
    }

    @Test
    void saysWhatTheServerSaysIfAStatementFails(CapturedOutput output) {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        schema.jdbc().execute("ALTER TABLE trade_goods_number_log DROP PRIMARY KEY, MODIFY goods_id BIGINT NULL");
        schema.jdbc().update("INSERT INTO trade_goods_number_log VALUES (NULL, 1001, -1, NULL)");

        assertThatThrownBy(() -> schema.product().start()).isNotNull();

        assertThat(output)
                .contains("The table trade_goods_number_log could not be changed")
                .contains("The statement was: ALTER TABLE trade_goods_number_log")
                .doesNotContain("\tat ");
        schema.jdbc().update("DELETE FROM trade_goods_number_log WHERE goods_id IS NULL");
        schema.product().start().close();
        assertThat(schema.plan().isDone()).isTrue();
    }

    @Test
    void needsNoRightToChangeTablesOnceTheyAreRight(CapturedOutput output) {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        String clerk = clerk(schema);
        schema.jdbc().execute("GRANT TRIGGER ON `%s`.* TO '%s'@'%%'".formatted(schema.name(), clerk));

        assertThatThrownBy(() -> schema.product()
                        .with("spring.datasource.username", clerk)
                        .with("spring.datasource.password", clerk)
                        .with("spring.flyway.user", clerk)
                        .with("spring.flyway.password", clerk)
                        .start())
                .isNotNull();
        assertThat(output).contains("The tables could not be changed").doesNotContain("\tat ");

        schema.migrate();
        schema.product()
                .with("spring.datasource.username", clerk)
                .with("spring.datasource.password", clerk)
                .with("spring.flyway.enabled", false)
                .start()
                .close();
    }

    @Test
    void changesTablesUnderAnAccountOfFlywaysOwn() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        String clerk = clerk(schema);

        for (int start = 0; start < 2; start++) {
            schema.product()
                    .with("spring.datasource.username", clerk)
                    .with("spring.datasource.password", clerk)
                    .with("spring.flyway.user", database.username())
                    .with("spring.flyway.password", database.password())
                    .start()
                    .close();
        }

        assertThat(schema.plan().isDone()).isTrue();
    }

    /** A server shows triggers only to accounts that may make one; those of this shop book pieces at every changed row. */
    @Test
    void changesNoRowWhereTriggersMayBeHidden(CapturedOutput output) {
        OldListenerSchema schema = OldShop.DEPARTMENT_STORE.on(database);
        String clerk = clerk(schema);
        schema.jdbc().execute("GRANT CREATE, ALTER, INDEX ON `%s`.* TO '%s'@'%%'".formatted(schema.name(), clerk));
        Map<String, List<String>> columns = schema.columns();
        Map<String, List<String>> before = schema.rows(columns);

        assertThatThrownBy(() -> schema.product()
                        .with("spring.flyway.user", clerk)
                        .with("spring.flyway.password", clerk)
                        .with("compensation.adopt.accept", "log-refuses-inserts")
                        .start())
                .isNotNull();

        String grant = "GRANT TRIGGER ON `%s`.* TO '%s'@'%%'".formatted(schema.name(), clerk);
        assertThat(output).contains(grant).contains("Nothing was changed");
        assertThat(schema.rows(columns)).isEqualTo(before);
        schema.jdbc().execute(grant);
        schema.adopt();
        assertThat(schema.jdbc().queryForList("SELECT what FROM trade_history", String.class))
                .isEmpty();
    }

    private static String clerk(OldListenerSchema schema) {
        String clerk = "clerk_" + schema.name();
        schema.jdbc().execute("CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s'".formatted(clerk));
        schema.jdbc()
                .execute("GRANT SELECT, INSERT, UPDATE, DELETE ON `%s`.* TO '%s'@'%%'".formatted(schema.name(), clerk));
        return clerk;
    }
}
