package io.ordercompensation.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.embedded.EnabledIfMySqlRuns.Condition;
import org.junit.jupiter.api.Test;

class EnabledIfMySqlRunsTest {

    @Test
    void skipsWithTheReasonOnADevelopersMachine() {
        var result = Condition.missing("install libaio1", false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("install libaio1");
    }

    @Test
    void failsOnABuildServer() {
        assertThatThrownBy(() -> Condition.missing("install libaio1", true)).hasMessageContaining("install libaio1");
    }
}
