package io.ordercompensation.config;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database that the product works on. All its parts share one transaction manager over one data source, whatever
 * else an application has: the transaction that claims a message has to be the one that restores and commits.
 */
public record CompensationDatabase(DataSource dataSource, PlatformTransactionManager transactions) {

    /** A transaction of the application on the same data source is joined. */
    public static CompensationDatabase of(DataSource dataSource) {
        return new CompensationDatabase(dataSource, new JdbcTransactionManager(dataSource));
    }

    JdbcClient client() {
        return JdbcClient.create(dataSource);
    }

    JdbcTemplate template() {
        return new JdbcTemplate(dataSource);
    }

    /** Joins the open transaction, or begins one. */
    TransactionTemplate sameTransaction() {
        return readCommitted(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    TransactionTemplate newTransaction() {
        return readCommitted(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Under REPEATABLE READ the snapshot would hide deductions that committed after the transaction began, and gap locks
     * would make batches wait for each other.
     */
    private TransactionTemplate readCommitted(int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        template.setPropagationBehavior(propagation);
        return template;
    }

    /** For messages to people: without the parameters after the question mark, which may hold a password. */
    String url() {
        HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        return pool == null || pool.getJdbcUrl() == null
                ? "the application's data source"
                : pool.getJdbcUrl().split("\\?", 2)[0];
    }
}
