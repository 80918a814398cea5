package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Round OLD = round("MariaDB", "a", 1_000, 1_000, 100);
    private static final Round PRODUCT = round("MariaDB", "c", 1_000, 1_000, 2_000);
    private static final Round TWICE = round("MariaDB", "duplicates", 1_000, 1_300, 1_500);
    private static final Round ELSEWHERE = round("MySQL", "c", 1_000, 1_000, 1_000);

    @Test
    void aRowHasOrdersMessagesAndEntries() {
        assertThat(Tables.row("duplicates", List.of(TWICE)))
                .isEqualToIgnoringNewLines(
                        "| (c) duplicates | 1000 | 1500 | 1500 - 1500 | 1950 | 4500 | 1600 | 10, 20, 30 | 400 | 100 |");
    }

    @Test
    void theMedianStandsBetweenTheLeastAndTheMost() {
        assertThat(Tables.row("c", List.of(PRODUCT, TWICE, OLD))).contains("| 1500 | 100 - 2000 |");
    }

    @Test
    void ratiosAreThoseOfMessagesAndOfEachServer() {
        String text = new Tables(List.of(OLD, PRODUCT, TWICE, ELSEWHERE)).text();

        assertThat(text)
                .contains("### MariaDB", "### MySQL", "| | MariaDB | MySQL |", "| (c)/(a) | 20.00 | |")
                // 1.3 messages an order: 1950 a second, beside the 2000 of (c).
                .contains("| duplicates/(c) | 0.98 | |");
    }

    @Test
    void withoutTheProductThereIsNoRatio() {
        assertThat(new Tables(List.of(OLD)).text()).doesNotContain("Ratios");
    }

    @Test
    void aLatencySaysWhetherItsRateWasReached() {
        assertThat(Tables.latency(new Latency("MySQL", 3_000, 2_950.4, 1_000, 10, 20, 30, 4)))
                .contains("3000 messages/s due and 2950 published", "p99 20.0 ms");
    }

    static Round round(String server, String name, int orders, int messages, double perSecond) {
        return new Round(
                server,
                name,
                1,
                orders,
                messages,
                3 * orders,
                orders / perSecond,
                perSecond,
                perSecond + 100,
                10,
                20,
                30,
                400,
                100);
    }
}
