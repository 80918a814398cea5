package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;

class InfrastructureFailureTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                1020, 1021, 1037, 1040, 1041, 1053, 1114, 1180, 1203, 1205, 1206, 1213, 1226, 1290, 1317, 1412, 1615,
                1637, 1836, 1927, 1969, 2006, 2013, 3024, 3100, 3101, 3572
            })
    void isKnownByTheVendorCodeAlone(int code) {
        assertThat(Causes.isInfrastructure(new SQLException("failed", "HY000", code)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08004", "08007", "08S01", "40001"})
    void isKnownByTheSqlStateAlone(String state) {
        assertThat(Causes.isInfrastructure(new SQLException("failed", state))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isKnownByItsType(Throwable failure) {
        assertThat(Causes.isInfrastructure(failure)).isTrue();
        assertThat(Causes.isInfrastructure(new RuntimeException("a step failed", new Exception(failure))))
                .isTrue();
    }

    static Stream<Throwable> types() {
        return Stream.of(
                new SQLTransientConnectionException("no connection within 30 s"),
                new SQLTimeoutException("too slow"),
                new SQLRecoverableException("reconnect"),
                new SQLNonTransientConnectionException("closed"),
                new CannotAcquireLockException("locked"),
                new QueryTimeoutException("too slow"),
                new RecoverableDataAccessException("reconnect"),
                new CannotGetJdbcConnectionException("none"),
                new CannotCreateTransactionException("none"),
                new TransactionTimedOutException("too slow"),
                new ConnectException("refused"),
                new SocketTimeoutException("silent"),
                new UnknownHostException("db"),
                new InterruptedException(),
                new RejectedExecutionException());
    }

    @ParameterizedTest
    @CsvSource({
        "23000, 1062, duplicate key",
        "23000, 1048, column cannot be null",
        "42S02, 1146, missing table",
        "42000, 1064, bad grammar",
        "42000, 1142, missing privilege",
        "22001, 1406, data too long",
        "22003, 1264, out of range",
        "22001, 3140, invalid JSON",
        "25006, 1792, a transaction declared read-only",
        "08S01, 1153, packet too large",
        "HY000, 1364, no default value",
        ", 0, nothing known"
    })
    void isNotWhatCountsAgainstTheMessage(String state, int code, String what) {
        SQLException failure = new SQLException(what, state, code);
        assertThat(Causes.isInfrastructure(failure)).isFalse();
        Throwable translated = new SQLExceptionSubclassTranslator().translate("step", "sql", failure);
        // Spring answers null for what it has no better word for.
        assertThat(Causes.isInfrastructure(translated == null ? new Exception(failure) : translated))
                .as("translated by Spring")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("others")
    void isNotJustAnyFailure(Throwable failure) {
        assertThat(Causes.isInfrastructure(failure)).isFalse();
    }

    static Stream<Throwable> others() {
        return Stream.of(
                new SQLIntegrityConstraintViolationException("twice", "23000", 1062),
                new SQLSyntaxErrorException("what", "42000", 1064),
                new SQLDataException("too long", "22001", 1406),
                new DuplicateKeyException("twice"),
                new DataIntegrityViolationException("too long"),
                new BadSqlGrammarException("step", "sql", new SQLException("no table", "42S02", 1146)),
                new UnexpectedRollbackException("marked rollback-only"),
                new IllegalStateException("bug"),
                new NullPointerException());
    }

    @Test
    void isNotWhatSpringCallsTransientOnlyForItsSqlState() {
        var translated = new SQLExceptionSubclassTranslator()
                .translate("step", "sql", new PacketTooBigException(70_000_000, 67_108_864));
        assertThat(translated).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(Causes.isInfrastructure(translated)).isFalse();
    }

    @Test
    void isFoundInTheRowsOfABatch() {
        SQLException batch = new BatchUpdateException("row 2 failed", "HY000", 0, new int[0]);
        batch.setNextException(new SQLException("twice", "23000", 1062));
        batch.setNextException(new SQLException("deadlock", null, 1213));
        assertThat(Causes.isInfrastructure(new RuntimeException(batch))).isTrue();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isSearchedForInACircleOnce() {
        Exception outer = new Exception("outer");
        outer.initCause(new Exception("inner", outer));
        assertThat(Causes.isInfrastructure(outer)).isFalse();
    }
}
