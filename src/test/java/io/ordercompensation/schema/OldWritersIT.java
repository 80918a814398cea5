package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The old order service and the old listener write on after the adoption, as they did before. */
@OnEachDatabase
class OldWritersIT {

    private static final String RESTORE =
            "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (11, 1001, 1, NOW())";

    private final EmbeddedDatabase database;

    OldWritersIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void everyStatementEndsAsBefore(OldShop shop) throws IOException {
        OldListenerSchema before = shop.on(database);
        OldListenerSchema after = shop.on(database);
        after.migrate();

        List<String> statements = statements();
        assertThat(statements).hasSize(21);
        assertThat(statements.stream().map(sql -> outcome(after.jdbc(), sql)))
                .isEqualTo(statements.stream()
                        .map(sql -> outcome(before.jdbc(), sql))
                        .toList());
    }

    /** With the key of the course it failed, after the stock was back. */
    @Test
    void theOldListenersRestoreStandsBesideItsDeductionNow() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        schema.migrate();

        schema.jdbc().update(RESTORE);

        assertThat(schema.jdbc()
                        .queryForList(
                                "SELECT log_type FROM trade_goods_number_log WHERE order_id = 1001 ORDER BY 1",
                                Integer.class))
                .containsExactly(1, 2);
        assertThat(outcome(schema.jdbc(), RESTORE)).as("a second one").contains("1062");
    }

    /** Its mapper wants one row for goods and order: after a restore it has to ask for log_type = 1 too. */
    @Test
    void theSelectByGoodsAndOrderFindsTwoRowsAfterARestore() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        schema.migrate();
        schema.jdbc().update(RESTORE);
        String select = "SELECT goods_number FROM trade_goods_number_log WHERE goods_id = 11 AND order_id = 1001";

        assertThat(schema.jdbc().queryForList(select)).hasSize(2);
        assertThat(schema.jdbc().queryForList(select + " AND log_type = 1")).hasSize(1);
    }

    /** Whoever reads the stock, reckons and writes it back undoes what was restored in between: nobody can see that here. */
    @Test
    void aStockThatIsReadAndWrittenBackLosesARestoreAndOneThatIsReckonedByTheServerDoesNot() {
        OldListenerSchema schema = OldShop.COURSE.on(database);
        schema.migrate();
        String restore = "UPDATE trade_goods SET goods_number = goods_number + 5 WHERE goods_id = 11";
        String stock = "SELECT goods_number FROM trade_goods WHERE goods_id = 11";

        int read = schema.jdbc().queryForObject(stock, Integer.class);
        schema.jdbc().update(restore);
        schema.jdbc().update("UPDATE trade_goods SET goods_number = ? WHERE goods_id = 11", read - 1);
        assertThat(schema.jdbc().queryForObject(stock, Integer.class))
                .as("five are lost")
                .isEqualTo(read - 1);

        schema.jdbc().update(restore);
        schema.jdbc().update("UPDATE trade_goods SET goods_number = goods_number - 1 WHERE goods_id = 11");
        assertThat(schema.jdbc().queryForObject(stock, Integer.class)).isEqualTo(read - 1 + 5 - 1);
    }

    private static String outcome(JdbcTemplate jdbc, String sql) {
        try {
            if (sql.startsWith("SELECT")) {
                return sql + " -> " + jdbc.queryForList(sql).size() + " rows";
            }
            return sql + " -> " + jdbc.update(sql);
        } catch (DataAccessException e) {
            return sql + " -> " + ((SQLException) e.getMostSpecificCause()).getErrorCode();
        }
    }

    private static List<String> statements() throws IOException {
        return new ClassPathResource("old-listener/statements.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .toList();
    }
}
