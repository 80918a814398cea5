package io.ordercompensation.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.schema.OldShop;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command says what of before the adoption is left alone. */
@OnEachDatabase
class LookAtOlderIT {

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

    /** A slow question of the user's, about what is older only: its end keeps no other from being asked. */
    @Test
    void saysWhatOfBeforeCouldNotBeLookedAtInTime(@TempDir Path directory) throws IOException {
        Path slow = Files.createDirectories(directory.resolve("audit")).resolve("all-against-all.sql");
        Files.writeString(
                slow,
                """
                -- Slow where everything is looked at
                SELECT 'x' AS subject, 1 AS order_id, 'y' AS finding FROM trade_goods WHERE :since IS NULL AND 0 = (
                  SELECT COUNT(*) FROM trade_order a, trade_order b, trade_order c, trade_order d, trade_order e,
                    trade_order f, trade_order g, trade_order h, trade_order i, trade_order j, trade_order k
                  WHERE a.order_id + b.order_id + c.order_id + d.order_id + e.order_id + f.order_id + g.order_id + h.order_id
                    + i.order_id + j.order_id + k.order_id = 0)
                """);

        OldDatabase.Look look = OldDatabase.of(database, OldShop.COURSE)
                .json("--compensation.sql-directory=" + directory, "--compensation.adopt.timeout=1s");

        assertFinding(look, "note audit all-against-all: Not looked at: .* compensation.adopt.timeout");
        assertFinding(look, "note audit goods-returned-not-taken: 1 finding.*1005.*older than the adoption");
    }

    private static void assertFinding(OldDatabase.Look look, String pattern) {
        assertThat(look.findings()).anyMatch(finding -> finding.matches("(?s)" + pattern + ".*"));
    }
}
