package io.ordercompensation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabase.Account;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code config/database/grants.sql} does not give to the two accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class GrantsIT {

    private final EmbeddedDatabase database;
    private String schema;

    GrantsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void prepare() {
        schema = EmbeddedDatabases.freshSchema(database);
        JdbcClient administrator = JdbcClient.create(new CompensationApp(database, schema).migrated());
        administrator.sql("CREATE TABLE customer_cards (number INT)").update();
        administrator
                .sql("CREATE PROCEDURE pay_out() SELECT 1 FROM customer_cards")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT number FROM customer_cards",
                "CALL pay_out()",
                "SELECT user FROM mysql.user",
                "SELECT 1 INTO OUTFILE 'order-compensation-leak'",
                "CREATE TABLE leak (id INT)",
                "CREATE TABLE trade_goods_copy LIKE trade_goods",
                "CREATE PROCEDURE leak() SELECT 1",
                "CREATE TRIGGER leak BEFORE UPDATE ON trade_goods FOR EACH ROW SET NEW.goods_number = 1",
                "CREATE VIEW leak AS SELECT * FROM trade_user",
                "ALTER TABLE trade_goods ADD COLUMN leak INT",
                "CREATE INDEX leak ON trade_goods (goods_number)",
                "DROP TABLE trade_goods",
                "TRUNCATE TABLE trade_mq_consumer_log",
                "LOCK TABLES trade_goods WRITE",
                "INSERT INTO trade_goods SELECT * FROM trade_goods",
                "DELETE FROM trade_goods",
                "INSERT INTO trade_coupon SELECT * FROM trade_coupon",
                "DELETE FROM trade_coupon",
                "INSERT INTO trade_user SELECT * FROM trade_user",
                "DELETE FROM trade_user",
                "DELETE FROM trade_order",
                "UPDATE trade_order_line SET goods_number = 0",
                "DELETE FROM trade_order_line",
                "UPDATE trade_order_coupon SET coupon_price = 0",
                "DELETE FROM trade_order_coupon",
                "UPDATE trade_goods_number_log SET goods_number = 0",
                "DELETE FROM trade_goods_number_log",
                "DELETE FROM trade_coupon_log",
                "DELETE FROM trade_user_money_log",
                "UPDATE trade_user_money_log SET use_money = 0",
                "DELETE FROM trade_mq_attempt_log",
                "DELETE FROM trade_mq_operator_log",
                "DELETE FROM trade_adoption",
                "DELETE FROM order_compensation_schema_history",
                "GRANT SELECT ON *.* TO 'order_compensation'@'%'",
                "SET GLOBAL max_connections = 1",
            })
    void theProductMayNot(String statement) {
        assertThat(refusal(database.productAccount(), statement)).containsAnyOf("denied", "SUPER privilege");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE trade_goods",
                "TRUNCATE TABLE trade_mq_consumer_log",
                "CREATE PROCEDURE leak() SELECT 1",
                "CREATE VIEW leak AS SELECT * FROM trade_user",
                "SELECT user FROM mysql.user",
                "SELECT 1 INTO OUTFILE 'order-compensation-leak'",
                "CREATE USER leak",
                "GRANT SELECT ON *.* TO 'order_compensation'@'%'",
                "SET GLOBAL max_connections = 1",
            })
    void flywayMayNot(String statement) {
        assertThat(refusal(database.migrationAccount(), statement)).containsAnyOf("denied", "SUPER privilege");
    }

    @Test
    void bothMayDoTheirWork() {
        assertThatCode(() -> run(database.productAccount(), "UPDATE trade_goods SET goods_number = goods_number"))
                .doesNotThrowAnyException();
        assertThatCode(() -> run(database.migrationAccount(), "ALTER TABLE trade_goods COMMENT 'stock'"))
                .doesNotThrowAnyException();
    }

    private String refusal(Account account, String statement) {
        Throwable refused = catchThrowable(() -> run(account, statement));
        assertThat(refused).as(statement).isInstanceOf(SQLException.class);
        return refused.getMessage();
    }

    private void run(Account account, String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(schema), account.name(), account.password());
                Statement any = connection.createStatement()) {
            any.execute(statement);
        }
    }
}
