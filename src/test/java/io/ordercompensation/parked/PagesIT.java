package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordercompensation.retry.ReasonGroup;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages hold every message that stays parked exactly once, whatever happens to the others meanwhile. */
@OnEachDatabase
class PagesIT extends OperatorIT {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    PagesIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Test
    void holdEachMessageOnce() {
        park(0, 23);

        assertThat(walk(Filter.all(), 5, () -> {})).containsExactlyElementsOf(keys(0, 23));
        assertThat(walk(Filter.all(), 23, () -> {})).hasSize(23);
        assertThat(parked.list(Filter.all(), null, 23).nextAfterKey()).isNull();
    }

    @Test
    void stayStableWhileMessagesComeAndGo() {
        park(0, 20);

        List<String> seen = walk(Filter.all(), 4, () -> {
            // Of the first page one leaves and one comes before it; of those to come the last one leaves.
            parked.discard("k0001", "meanwhile", "ann");
            parked.discard("k0019", "meanwhile", "ann");
            if (shop.messageStatus("k0000a") < 0) {
                park("k0000a", "x", NOON);
            }
        });

        assertThat(seen).containsExactlyElementsOf(keys(0, 19));
    }

    @Test
    void showWhatTheFilterNames() {
        park("1001", "order 1 is lost", NOON);
        park("1002", "order 2 is lost", NOON.plusSeconds(1));
        park("msgId:1001", "invalid", NOON.plusSeconds(2));
        park("nothing", null, NOON);

        String lost = ReasonGroup.of("order 3 is lost");
        assertThat(walk(Filter.ofReason(lost), 1, () -> {})).containsExactly("1001", "1002");
        assertThat(walk(Filter.ofReason("none"), 1, () -> {})).containsExactly("nothing");
        assertThat(walk(new Filter(null, null, null, "1001"), 1, () -> {})).containsExactly("1001", "msgId:1001");
        assertThat(walk(new Filter(null, NOON.plusSeconds(1), null, null), 9, () -> {}))
                .containsExactly("1002", "msgId:1001");
        assertThat(walk(new Filter(lost, null, NOON.plusSeconds(1), null), 9, () -> {}))
                .containsExactly("1001");
        assertThat(parked.reasons())
                .extracting(ReasonCount::reasonGroup, ReasonCount::count)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(lost, 2L), org.assertj.core.groups.Tuple.tuple("none", 1L));
        assertThat(parked.reasons().get(0))
                .isEqualTo(new ReasonCount(lost, 2, NOON, NOON.plusSeconds(1), "order 1 is lost"));
    }

    @Test
    void shortenTheBody() {
        park("long", "too long", NOON);
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET msg_body = ?", "\uD83D\uDCB0".repeat(60_000));

        Page.Message message = parked.list(Filter.all(), null, 1).messages().get(0);

        assertThat(message.bodyLength()).isEqualTo(60_000);
        assertThat(message.body()).isEqualTo("\uD83D\uDCB0".repeat(200));
        assertThat(message.parkedAt()).isEqualTo(NOON);
        assertThat(parked.show("long").orElseThrow().body()).hasSize(120_000);
    }

    @Test
    void haveALimit() {
        for (int limit : List.of(0, -1, 51)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parked.list(Filter.all(), null, limit))
                    .withMessageContaining("from 1 to 50");
        }
    }

    private List<String> walk(Filter filter, int limit, Runnable betweenPages) {
        List<String> keys = new ArrayList<>();
        String after = null;
        do {
            Page page = parked.list(filter, after, limit);
            assertThat(page.messages()).hasSizeLessThanOrEqualTo(limit);
            assertThat(keys).as("a walk that ends").hasSizeLessThan(100);
            page.messages().forEach(message -> keys.add(message.key()));
            after = page.nextAfterKey();
            betweenPages.run();
        } while (after != null);
        return keys;
    }

    private void park(int first, int count) {
        keys(first, count).forEach(key -> park(key, "order " + key + " is lost", NOON));
    }

    private void park(String key, String reason, Instant at) {
        shop.jdbc()
                .update(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status,"
                                + " consumer_timestamp, remark, reason_group)"
                                + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, '{}', 3, ?, ?, ?)",
                        key,
                        LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                        reason,
                        ReasonGroup.of(reason));
    }

    private static List<String> keys(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj("k%04d"::formatted)
                .toList();
    }
}
