package io.ordercompensation.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ordercompensation.fuzz.EnabledIfJazzerRuns;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/** What the rules accept is, as the server's lexer sees it, one statement that begins with one of five keywords. */
@EnabledIfJazzerRuns
class StatementRulesFuzzTest {

    /** WITH stands before one of them. */
    private static final Set<String> BEGINNINGS = Set.of("select", "insert", "update", "delete", "replace", "with");

    private final StatementRules rules = new StatementRules(Set.of());

    @DictionaryFile(resourcePath = "/fuzz/sql.dict")
    @FuzzTest(maxDuration = "1m")
    @Timeout(20)
    void judges(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            rules.check(text);
        } catch (RefusedStatementException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            assertThat(refused.line()).isPositive();
            return;
        }
        ServerView seen = ServerView.of(text);
        assertThat(seen.firstWord().toLowerCase(Locale.ROOT)).isIn(BEGINNINGS);
        assertThat(seen.statements()).isEqualTo(1);
        assertThat(seen.hasExecutableComment()).isFalse();
    }
}
