package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Each old shop is adopted with every row it had, in the way that was planned, or refused with a sentence. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class AdoptOldShopIT {

    private static final String RULES_AND_TRIGGERS =
            """
            SELECT constraint_name FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()
            UNION ALL SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()
            UNION ALL SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY 1""";

    private static final String TIMES_THAT_MOVE =
            """
            SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE()
              AND extra LIKE '%on update%'
              AND LOWER(column_name) IN ('add_time', 'create_time', 'log_time', 'user_reg_time', 'used_time', 'confirm_time',
                'pay_time', 'consumer_timestamp')""";

    private final EmbeddedDatabase database;

    AdoptOldShopIT(EmbeddedDatabase database) {
        this.database = database;
    }

    /** The sessions of the migration begin in another time zone than the one that reads, and take no zero dates. */
    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void isAdoptedAsItWasPlanned(OldShop shop, CapturedOutput output) {
        OldListenerSchema schema = shop.on(database);
        Map<String, List<String>> columns = schema.columns();
        Map<String, List<String>> before = schema.rows(columns);
        List<String> rules = schema.jdbc().queryForList(RULES_AND_TRIGGERS, String.class);
        SchemaPlan plan = schema.plan();

        schema.adopt(
                "--spring.flyway.init-sqls=SET time_zone = '+08:00'; SET sql_mode = 'TRADITIONAL';",
                "--logging.level.org.flywaydb=INFO");

        assertThat(schema.rows(columns)).as("every row and value").isEqualTo(before);
        assertThat(schema.jdbc().queryForList(RULES_AND_TRIGGERS, String.class)).isEqualTo(rules);
        assertThat(schema.jdbc().queryForList(TIMES_THAT_MOVE, String.class)).isEmpty();
        assertThat(schema.plan().isDone()).isTrue();
        assertThat(output).doesNotContain("another way").doesNotContain("already exists");
        assertThat(plan.steps().stream()
                        .filter(AdoptOldShopIT::buildsAnew)
                        .collect(Collectors.groupingBy(SchemaStep::table)))
                .as("tables that are built anew")
                .allSatisfy((table, steps) -> assertThat(steps).hasSizeLessThanOrEqualTo(mayBeBuiltAnew(table)));
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#refused")
    void isRefusedWithTheStatementThatMendsIt(OldShop shop) {
        OldListenerSchema schema = shop.on(database);
        Map<String, List<String>> columns = schema.columns();
        Throwable failure = catchThrowable(schema::adopt);
        while (failure != null && !(failure instanceof SchemaRefusedException)) {
            failure = failure.getCause();
        }

        assertThat(failure).isInstanceOf(SchemaRefusedException.class).hasMessageEndingWith(": " + shop.mend());
        columns.keySet()
                .forEach(table -> assertThat(schema.columns().get(table)).isEqualTo(columns.get(table)));
        schema.jdbc().execute(shop.mend());
        schema.migrate();
        assertThat(schema.plan().isDone()).isTrue();
    }

    /** MySQL does not number the rows of a table while it copies it. */
    private int mayBeBuiltAnew(String table) {
        return table.equals("trade_mq_producer_temp") && database.product().startsWith("MySQL") ? 2 : 1;
    }

    private static boolean buildsAnew(SchemaStep step) {
        return step.work().copiesTable()
                || step.work() == Work.READ_ONLY
                || step.work() == Work.ONLINE && step.statement().contains("PRIMARY KEY");
    }
}
