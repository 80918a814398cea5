package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.support.DefaultSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What a check says that ends with an error of the server. */
class InvariantChecksTest {

    private static final Invariant INVARIANT =
            new Invariant("books", "Books", null, null, Set.of(), false, "SELECT 1", null);

    /** MariaDB's and MySQL's: the server works, and the next question may be answered. */
    @ParameterizedTest
    @ValueSource(ints = {1969, 3024})
    void aQueryThatTheServerEndsAtItsLimitIsNoServerThatIsAway(int code) {
        assertThat(problem(new SQLException("took too long", "HY000", code)))
                .contains("time limit", "compensation.audit.timeout");
    }

    @Test
    void aServerThatIsAwayIsSaidToBe() {
        assertThat(problem(new SQLNonTransientConnectionException("gone", "08001")))
                .isEqualTo(InvariantResult.AWAY);
    }

    /** MySQL's word for a KILL QUERY, which the driver sent for the question before. */
    @Test
    void aQuestionThatWasKilledByMistakeIsAskedAgain() {
        SQLException killed = new SQLException("Query execution was interrupted", "70100", 1317);
        SQLException answer = new SQLException("took too long", "HY000", 3024);

        assertThat(checks(killed, answer).checkTwice(INVARIANT, () -> false).problem())
                .contains("time limit");
        assertThat(checks(killed, answer).checkTwice(INVARIANT, () -> true).problem())
                .isEqualTo(InvariantResult.AWAY);
        assertThat(checks(killed, killed, answer)
                        .checkTwice(INVARIANT, () -> false)
                        .problem())
                .isEqualTo(InvariantResult.AWAY);
    }

    private static String problem(SQLException failure) {
        InvariantResult result = checks(failure).check(INVARIANT);
        assertThat(result.state()).isEqualTo(InvariantResult.State.UNCHECKED);
        return result.problem();
    }

    /** On a database that answers each question by the next of these. */
    private static InvariantChecks checks(SQLException... failures) {
        Deque<SQLException> left = new ArrayDeque<>(List.of(failures));
        DataSource database = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw left.removeFirst();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        InvariantQueries queries = new InvariantQueries(
                database,
                new JdbcTransactionManager(database),
                new Subscription("group", "tag"),
                DefaultSettings.of(AuditProperties.class, "compensation.audit", "timeout=1s"),
                AuditScope.everything(List.of("orderTopic"), ZoneOffset.UTC),
                Clock.systemUTC());
        return new InvariantChecks(queries, Clock.systemUTC());
    }
}
