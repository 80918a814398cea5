package io.ordercompensation.retry;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * The errors that any message would have met at that moment. Everything else counts: a duplicate key, data that does
 * not fit, and also a missing table or privilege, because running such a message for ever would hide the fault from the
 * operator, who can replay parked messages after repairing it.
 */
final class InfrastructureErrors {

    /** Vendor codes of MySQL and MariaDB whose SQLSTATE says nothing or the wrong thing. */
    private static final Set<Integer> VENDOR_CODES = Set.of(
            1020, // record changed since last read: MariaDB's answer to a conflict under snapshot isolation
            1021, // disk full
            1037, // server out of memory
            1040, // too many connections
            1041, // server out of resources
            1053, // server shutdown in progress
            1114, // table full, which for InnoDB is the disk again
            1180, // error during commit: a full disk or a cluster that took the transaction back
            1203, // too many connections of this user, under the SQLSTATE of a syntax error
            1205, // lock wait timeout: others held the row
            1206, // lock table full
            1213, // deadlock
            1226, // the user's hourly quota is used up
            1290, // the server's options forbid it: read-only while a failover is under way
            1317, // query interrupted: an operator's KILL or a shutdown
            1412, // table definition changed under the transaction: a migration is running
            1615, // prepared statement needs to be prepared again: the same, or a small definition cache
            1637, // too many concurrent transactions
            1836, // server in read-only mode
            1927, // MariaDB: connection killed
            1969, // MariaDB: max_statement_time exceeded
            2006, // server has gone away: seen through proxies, which report the client library's codes
            2013, // connection lost during the query: the same
            3024, // max_execution_time exceeded
            3100, // group replication: the member cannot certify now
            3101, // group replication: the commit lost against another member's
            3572); // a lock was not free for NOWAIT

    /** Those of them that report a statement over its time limit, on a working server. */
    private static final Set<Integer> OVER_TIME = Set.of(1969, 3024);

    /** Packet too large has the SQLSTATE of a lost connection, but the same bytes will never get through. */
    private static final int PACKET_TOO_LARGE = 1153;

    private InfrastructureErrors() {}

    /** Judges this one exception, without its causes. */
    static boolean contains(Throwable failure) {
        return failure instanceof SQLException sql ? isInfrastructure(sql) : isOfInfrastructureType(failure);
    }

    static boolean isOverTime(Throwable failure) {
        return failure instanceof SQLException sql && OVER_TIME.contains(sql.getErrorCode());
    }

    private static boolean isInfrastructure(SQLException failure) {
        if (failure.getErrorCode() == PACKET_TOO_LARGE) {
            return false;
        }
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        // 08 connection, with 08007 for a commit whose reply was lost: the claim tells whether it happened.
        // 40001 serialization failure: deadlock, and lock wait timeout as Connector/J reports it.
        return state.startsWith("08")
                || state.equals("40001")
                || VENDOR_CODES.contains(failure.getErrorCode())
                // The driver or the pool says so itself: timeouts, or no connection in time.
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException;
    }

    private static boolean isOfInfrastructureType(Throwable failure) {
        // Spring calls every S1 state a transient resource failure, but Connector/J uses S1000 and S1009 for packets
        // that are too large and parameters it cannot convert: that is the message's fault, and would repeat for ever.
        return failure instanceof TransientDataAccessException
                        && !(failure instanceof TransientDataAccessResourceException)
                || failure instanceof RecoverableDataAccessException
                // No connection at all, even because of a wrong password: no message gets through.
                || failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException
                // The commit or the rollback itself failed: the connection broke, or a cluster took the commit back.
                || failure instanceof TransactionSystemException
                // Every message runs the same few statements, so a missed deadline is the server's fault.
                || failure instanceof TransactionTimedOutException
                // Another service that a step calls; SocketException is connection refused, reset, no route.
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException
                // We are shutting down.
                || failure instanceof InterruptedException
                || failure instanceof RejectedExecutionException;
    }
}
