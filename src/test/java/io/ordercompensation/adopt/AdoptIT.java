package io.ordercompensation.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command looks at every old shop without changing it, and says what stands there. */
@OnEachDatabase
class AdoptIT {

    private final EmbeddedDatabase database;

    AdoptIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingAndNeedsOnlySelect(OldShop shop) {
        OldDatabase old = OldDatabase.of(database, shop);
        List<String> before = old.everything();

        OldDatabase.Look all = old.json();
        OldDatabase.Look reader = old.lookAs(old.reader(), "reads", "--json");

        assertThat(old.everything()).isEqualTo(before);
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.findings()).noneMatch(finding -> finding.contains("not looked at"));
        assertThat(reader.findings())
                .noneMatch(finding -> finding.contains("not looked at"))
                .anyMatch(finding -> finding.startsWith("note account"));
        assertThat(reader.findings().stream().filter(finding -> !finding.matches("\\w+ (account|triggers|changes) .*")))
                .containsExactlyElementsOf(all.findings().stream()
                        .filter(finding -> !finding.matches("\\w+ (account|triggers|changes) .*"))
                        .toList());
    }

    @Test
    void seesTheCourse() {
        OldDatabase.Look look = OldDatabase.of(database, OldShop.COURSE).json();

        assertFinding(look, "ok unknown-group group 'order_orderTopic_cancel_group', tag 'order_cancel'");
        assertFinding(
                look, "decide unfinished-messages .*2 messages in status 0 after 1 attempt, without a time.*1002");
        assertFinding(look, "decide unfinished-messages .*2 messages in status 2 after 1 attempt");
        assertFinding(look, "ok ledger-without-deductions trade_goods_number_log");
        assertFinding(look, "ok zone-for-timestamp trade_order.add_time");
        assertFinding(
                look, "decide cut-bodies .*1 message with a body of exactly the 500 characters.*1007.*, 1 of them");
        assertFinding(
                look, "note outbox topic 'payTopic', tag 'paid': 1 message.*of a topic that is not ours: left alone");
        assertFinding(
                look,
                "decide outbox topic 'orderTopic', tag 'order_cancel': 1 message.*2019-07-27 18:00:01: left alone");
        assertFinding(look, "note audit goods-returned-not-taken: 1 finding.*1005.*Not looked at");
        assertThat(look.findings())
                .as("every invariant can be asked before the tables are changed")
                .noneMatch(finding -> finding.contains("Not looked at: "));
        assertFinding(look, "ok log-refuses-inserts");
        assertFinding(look, "note changes trade_goods_number_log: \\d statements on 7 rows: ");
        assertFinding(look, "note changes new tables: Created: .*trade_coupon_log");
        assertThat(look.json().get("tables").get(0).get("name").asText()).isEqualTo("trade_coupon");
        assertThat(look.json().get("changes").toString()).contains("ALTER TABLE trade_goods_number_log", "copies");
    }

    @Test
    void seesACornerShop() {
        OldDatabase.Look look = OldDatabase.of(database, OldShop.CORNER_SHOP).json();

        assertFinding(look, "decide unfinished-messages .*1 message in status 0.*2003");
        assertFinding(look, "ok ledger-without-deductions trade_goods_number_log");
        assertFinding(look, "decide order-times .*too old to tell");
        assertThat(look.json().get("tables").toString()).contains("MyISAM", "latin1");
    }

    @Test
    void seesADepartmentStore() {
        OldDatabase.Look look =
                OldDatabase.of(database, OldShop.DEPARTMENT_STORE).json();

        assertFinding(
                look,
                "refuse log-refuses-inserts trade_user_money_log.booked_by: .*insert-refunds.sql does not name it");
        assertThat(look.findings()).noneMatch(finding -> finding.contains("uk_line"));
        assertFinding(look, "decide triggers trade_goods_number_log.log_is_corrected: .*after every update");
        assertFinding(look, "note outbox topic 'crmTopic'");
    }

    @Test
    void seesAWarehouse() {
        OldDatabase.Look look = OldDatabase.of(database, OldShop.WAREHOUSE).json();

        assertFinding(look, "refuse ledger-without-deductions trade_goods_number_log: .*restores, of order 4002");
        assertFinding(look, "note messages group 'stock_orderTopic_cancel_group'");
        assertFinding(look, "decide long-values trade_mq_consumer_log.msg_key: 1 value of more than 100");
        assertFinding(
                look,
                "decide orders-without-deductions trade_goods_number_log: Of the 1 newest confirmed order .*order 4001");
        assertFinding(look, "note outbox topic 'stockTopic'");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHOUTING", "BY_DAY"})
    void seesWhatIsInTheWayOfTheMigration(OldShop shop) {
        OldDatabase old = OldDatabase.of(database, shop);

        assertThat(old.json().findings())
                .anyMatch(finding -> finding.startsWith("refuse changes") && finding.endsWith(shop.mend()));
        OldDatabase.Look sql = old.look("--sql");
        assertThat(sql.exitCode()).isEqualTo(1);
        assertThat(sql.text()).contains("-- In the way: ", shop.mend()).doesNotContain("\nALTER");
    }

    @ParameterizedTest
    @MethodSource("io.ordercompensation.schema.OldShop#adoptable")
    void printsSqlAfterWhichNothingIsLeftToChange(OldShop shop) {
        OldDatabase old = OldDatabase.of(database, shop);
        OldDatabase.Look sql = old.look("--sql");

        old.runText(sql.text());

        assertThat(sql.exitCode()).isZero();
        OldDatabase.Look after = old.json();
        assertFinding(after, "ok changes tables: ");
        assertThat(after.json().get("changes")).isEmpty();
        assertThat(old.look("--sql").text()).doesNotContain("ALTER", "CREATE");
    }

    @Test
    void findsNothingInAnEmptyDatabase() {
        OldDatabase.Look look = OldDatabase.empty(database).json();

        assertThat(look.findings()).noneMatch(finding -> finding.matches("(decide|refuse) .*"));
        assertThat(look.exitCode()).isZero();
    }

    @Test
    void saysWhereItDidNotReadAll() {
        OldDatabase old = OldDatabase.of(database, "old-listener/schema.sql", "old-listener/rows.sql");
        OldDatabase.Look look = old.json("--compensation.adopt.max-rows=1000");

        assertThat(look.json().get("tables"))
                .allSatisfy(
                        table -> assertThat(table.get("counted").asBoolean()).isFalse());
        assertFinding(look, "note messages .*: at least 1,000 messages: .* The others were not read.");
        assertFinding(look, "decide unfinished-messages .*: at least [\\d,]+ messages in status ");
        assertThat(old.look("--compensation.adopt.max-rows=1000").text())
                .containsPattern("trade_order +about [23],\\d{3} ");
    }

    /** Whoever holds the table holds up this question, and no other. */
    @Test
    void aQuestionThatIsNotAnsweredInTimeIsAFinding() throws Exception {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        try (Connection holder = old.jdbc().getDataSource().getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLES trade_mq_producer_temp WRITE");

            OldDatabase.Look look = old.json("--compensation.adopt.timeout=1s");

            assertFinding(look, "decide outbox not looked at: The server did not answer within PT1S.");
            assertFinding(look, "decide changes not looked at: ");
            assertFinding(look, "ok ledger-without-deductions trade_goods_number_log");
            assertThat(look.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void printsATableForPeople() {
        OldDatabase.Look look = OldDatabase.of(database, OldShop.COURSE).look();

        assertThat(look.text())
                .contains("as compensation@", "Nothing is changed by looking")
                .containsPattern("trade_mq_consumer_log +5 .*InnoDB")
                .contains("DECIDE  unfinished-messages:", "-> ")
                .contains("Decide first:");
        assertThat(look.text().lines())
                .filteredOn(line -> !line.startsWith("    ") || line.startsWith("        "))
                .allMatch(line -> line.length() <= 140);
    }

    @Test
    void whatIsAcceptedKeepsNobodyFromStarting() {
        OldDatabase.Look look = OldDatabase.of(database, OldShop.DEPARTMENT_STORE)
                .json("--compensation.adopt.accept=changes,unfinished-messages,unknown-group,ledger-without-deductions,"
                        + "orders-without-deductions,zone-for-timestamp,order-times,cut-bodies,long-values,"
                        + "log-refuses-inserts,triggers,outbox,sweep,audit");

        assertThat(look.findings()).noneMatch(finding -> finding.matches("(decide|refuse) .*"));
        assertFinding(look, "note log-refuses-inserts .*Accepted by compensation.adopt.accept");
        assertThat(look.exitCode()).isZero();
    }

    /** Who changes the tables sees what a start will do, the triggers too. */
    @Test
    void looksAsTheAccountOfTheMigrationUnlessAnotherOneIsNamed() {
        OldDatabase old = OldDatabase.of(database, OldShop.DEPARTMENT_STORE);
        String reader = old.reader();

        assertThat(old.command("adopt").text())
                .contains("as " + database.migrationAccount().name() + "@", "trade_goods_number_log.log_is_corrected");
        assertThat(old.command("adopt", "--spring.datasource.username=" + reader, "--spring.datasource.password=reads")
                        .text())
                .contains("as " + reader + "@", "DECIDE  triggers: triggers", "may not see triggers");
    }

    /** An UPDATE among the statements could set off a trigger that takes stock away. */
    @Test
    void printsNoScriptForAnAccountThatSeesNoTriggers() {
        OldDatabase old = OldDatabase.of(database, OldShop.DEPARTMENT_STORE);
        String product =
                "--spring.datasource.username=" + database.productAccount().name();
        String password =
                "--spring.datasource.password=" + database.productAccount().password();

        OldDatabase.Look hidden = old.command("adopt", "--sql", product, password);

        assertThat(hidden.exitCode()).isEqualTo(1);
        assertThat(hidden.text()).contains("In the way", "GRANT TRIGGER ON").doesNotContain("ALTER", "UPDATE ");
        assertThat(old.command("adopt", "--sql").text()).contains("ALTER TABLE").doesNotContain("In the way");
    }

    /** To look each order up in it would take minutes for some thousands. */
    @Test
    void readsALogWithoutAKeyOnce() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc().execute("ALTER TABLE trade_goods_number_log DROP PRIMARY KEY");
        old.jdbc()
                .update("INSERT INTO trade_order (order_id, order_status, goods_id, goods_number)"
                        + " VALUES (9001, 1, 11, 1), (9002, 1, 11, 1)");
        old.jdbc()
                .update("INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number)"
                        + " VALUES (11, 9001, -1), (11, 9001, -1), (11, 9002, 1)");

        assertFinding(
                old.json(),
                "decide orders-without-deductions trade_goods_number_log: Of the \\d+ newest confirmed orders .*, 1 without a deduction, order 9002");
    }

    @Test
    void wrongArgumentsAndNoConnectionAreTwo() {
        OldDatabase old = OldDatabase.empty(database);

        assertThat(old.look("--jsn").exitCode()).isEqualTo(2);
        assertThat(old.look("--json", "--sql").exitCode()).isEqualTo(2);
        assertThat(old.look("now").errors()).contains("What is now?");
        OldDatabase.Look refused = old.lookAs(old.reader(), "wrong");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errors())
                .contains("spring.datasource.url", "Access denied")
                .doesNotContain("\tat ");
        assertThat(refused.text()).isEmpty();
        OldDatabase.Look json = old.lookAs("nobody", "wrong", "--json");
        assertThat(json.json().get("exitCode").asInt()).isEqualTo(2);
        assertThat(json.json().get("error").asText()).contains("Access denied");
        assertThat(old.look("--compensation.adopt.accept=everything").exitCode())
                .isEqualTo(2);
    }

    private static void assertFinding(OldDatabase.Look look, String pattern) {
        assertThat(look.findings()).anyMatch(finding -> finding.matches("(?s)" + pattern + ".*"));
    }
}
