package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    @ParameterizedTest
    @EnumSource
    void countIsWhatIsPublished(Messages messages) {
        for (int orders : new int[] {1, 29, 31, 250}) {
            assertThat(messages.of("topic", Orders.UNIFORM, orders))
                    .as("%d orders", orders)
                    .hasSize(messages.count(orders));
        }
    }
}
