package io.ordercompensation.support.embedded;

/** A real database server in a process of its own, on 127.0.0.1, that tests may kill and start again. */
public interface EmbeddedDatabase extends AutoCloseable {

    /** Product and version, such as {@code MariaDB 11.4.5}. */
    String product();

    int port();

    /** JDBC URL of one schema, with the connection settings that the product recommends. */
    String jdbcUrl(String schema);

    /** An administrator, for what tests prepare and look at. */
    String username();

    String password();

    /** The product's account, with what {@code config/database/grants.sql} grants it on every schema. */
    default Account productAccount() {
        return Grants.PRODUCT;
    }

    /** The account that changes tables, of the same file. */
    default Account migrationAccount() {
        return Grants.MIGRATION;
    }

    /** Lets the product's account do more, as somebody would for a step of his own. */
    default void grantProduct(String schema, String privileges, String table) {
        Grants.give(this, schema, privileges, table);
    }

    record Account(String name, String password) {

        /** The product's, for who knows no server. */
        public static Account ofTheProduct() {
            return Grants.PRODUCT;
        }

        /** Flyway's. */
        public static Account ofFlyway() {
            return Grants.MIGRATION;
        }
    }

    /** Creates a schema with character set utf8mb4, and gives both accounts their rights on it. */
    void createSchema(String name);

    /** Starts the server on the same port and data as before, and returns when it answers. */
    void start();

    /** Ends the server in good order. */
    void stop();

    /** Ends the server the way {@code kill -9} does. */
    void kill();

    /** Process id of the running server. */
    long pid();

    @Override
    default void close() {
        stop();
    }
}
