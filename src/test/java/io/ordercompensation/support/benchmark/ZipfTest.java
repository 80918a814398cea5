package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ZipfTest {

    private static final int ORDERS = 50_000;

    private final Zipf zipf = new Zipf(1_000, 7);

    @Test
    void theFirstRankIsMetAsOftenAsTheLawSays() {
        double sum = LongStream.rangeClosed(1, 1_000)
                .mapToDouble(rank -> Math.pow(rank, -Zipf.EXPONENT))
                .sum();

        assertThat(share(1)).isCloseTo(1 / sum, within(0.005));
        assertThat(share(10)).isCloseTo(Math.pow(10, -Zipf.EXPONENT) / sum, within(0.005));
    }

    @Test
    void ranksAreWithinTheRows() {
        assertThat(LongStream.rangeClosed(1, ORDERS).mapToInt(zipf::rank)).allMatch(rank -> rank >= 1 && rank <= 1_000);
    }

    @Test
    void anOrderAlwaysTakesTheSame() {
        assertThat(LongStream.rangeClosed(1, 100).map(Orders.ZIPF::goods))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 100)
                        .map(Orders.ZIPF::goods)
                        .boxed()
                        .toList());
    }

    @Test
    void everyOrderTakesRowsThatExist() {
        assertThat(LongStream.rangeClosed(1, ORDERS))
                .allMatch(id -> Orders.ZIPF.goods(id) >= 1
                        && Orders.ZIPF.goods(id) <= Orders.GOODS
                        && Orders.ZIPF.user(id) >= 1
                        && Orders.ZIPF.user(id) <= Orders.USERS);
    }

    private double share(int rank) {
        return LongStream.rangeClosed(1, ORDERS)
                        .filter(id -> zipf.rank(id) == rank)
                        .count()
                / (double) ORDERS;
    }
}
