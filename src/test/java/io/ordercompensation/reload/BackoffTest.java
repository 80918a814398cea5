package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 50);
    private final Backoff pace = new Backoff(nanos::get);

    @Test
    void restsNineTimesAsLongAsTheTryTook() {
        long begin = pace.now();
        assertThat(pace.isResting()).isFalse();
        nanos.addAndGet(10);

        pace.rest(begin);

        nanos.addAndGet(89);
        assertThat(pace.isResting()).isTrue();
        nanos.addAndGet(1);
        assertThat(pace.isResting()).isFalse();
    }
}
