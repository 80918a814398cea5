package io.ordercompensation.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Timeout;

/** What the rules accept is, as the server's lexer sees it, one statement that begins with one of five keywords. */
@EnabledIfJazzerRuns
class StatementRulesFuzzTest {

    /** WITH stands before one of them. */
    private static final Set<String> BEGINNINGS = Set.of("select", "insert", "update", "delete", "replace", "with");

    private final StatementRules rules = new StatementRules(Set.of());
    private final SqlPrepareStatementStrategy camel = new DefaultSqlPrepareStatementStrategy();
    private final CamelContext context = new DefaultCamelContext();

    @DictionaryFile(resourcePath = "/fuzz/sql.dict")
    @FuzzTest(maxDuration = "1m")
    @Timeout(20)
    void judges(byte[] bytes) throws SQLException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            rules.check(text);
        } catch (RefusedStatementException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            assertThat(refused.line()).isPositive();
            return;
        }
        String sent = sent(text);
        if (sent == null) {
            return;
        }
        ServerView seen = ServerView.of(sent);
        assertThat(seen.firstWord().toLowerCase(Locale.ROOT)).isIn(BEGINNINGS);
        assertThat(seen.statements()).isEqualTo(1);
        assertThat(seen.hasExecutableComment()).isFalse();
    }

    /** What Camel makes of it, by its own code: to the server a {@code #} that is left begins a comment. Null if nothing is sent. */
    private String sent(String text) throws SQLException {
        try {
            return camel.prepareQuery(SqlHelper.resolvePlaceholders(text, "#"), true, new DefaultExchange(context));
        } catch (RuntimeException camelSendsNothing) {
            return null;
        }
    }
}
