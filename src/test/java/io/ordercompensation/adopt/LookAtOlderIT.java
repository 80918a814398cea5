package io.ordercompensation.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.embedded.EmbeddedDatabase;
import io.ordercompensation.schema.OldShop;
import org.junit.jupiter.api.Test;

/** The command says what of before the adoption is left alone. */
abstract class LookAtOlderIT {

    private final EmbeddedDatabase database;

    LookAtOlderIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @Test
    void saysWhenTheTablesWereAdoptedAndWhoLeavesAloneWhatIsOlder() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        assertFinding(
                old.json(),
                "note adoption trade_adoption: The start records the moment.*"
                        + "left alone by the sweeper, the relay, the purge, the audit");

        old.product().start().close();
        OldDatabase.Look look = old.json("--compensation.adopt.audit-older=true");

        String at = old.jdbc()
                .queryForObject("SELECT DATE_FORMAT(adopted_at, '%Y-%m-%dT%H:%i:') FROM trade_adoption", String.class);
        assertFinding(
                look,
                "note adoption trade_adoption: The tables were adopted at " + at
                        + ".*left alone by the sweeper, the relay, the purge. It is treated like the rest by the audit");
        assertFinding(look, "note audit goods-returned-not-taken: 1 finding.*1005");
        assertFinding(look, "note outbox topic 'orderTopic'.*published, but for those older than the adoption");
        assertThat(old.json().findings()).noneMatch(finding -> finding.contains("goods-returned-not-taken"));
    }

    @Test
    void anOldOrderIsOnlyCancelledIfThatIsWanted() {
        OldDatabase old = OldDatabase.of(database, OldShop.COURSE);
        old.jdbc()
                .update("INSERT INTO trade_order (order_id, order_status, add_time)"
                        + " VALUES (1, 0, UTC_TIMESTAMP() - INTERVAL 1 HOUR)");

        assertFinding(old.json(), "note sweep trade_order: .*order 1 of .*they are left alone");
        OldDatabase.Look wanted = old.json("--compensation.adopt.sweep-older=true");

        assertFinding(wanted, "decide sweep trade_order: .*order 1 of .*they would be cancelled");
        old.product().start().close();
        assertFinding(old.json(), "ok sweep trade_order");
    }

    private static void assertFinding(OldDatabase.Look look, String pattern) {
        assertThat(look.findings()).anyMatch(finding -> finding.matches("(?s)" + pattern + ".*"));
    }
}
