package io.ordercompensation.support.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.ordercompensation.support.embedded.EmbeddedDatabase.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The work of one round, as a contender's process gets it.
 *
 * @param orders how many different orders the topic cancels, their ids being 1 and those that follow
 */
record Assignment(
        String jdbcUrl, String username, String password, String nameServer, String topic, String group, int orders) {

    static final String TAG = "order_cancel";

    static Assignment of(List<String> arguments) {
        return new Assignment(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                arguments.get(3),
                arguments.get(4),
                arguments.get(5),
                Integer.parseInt(arguments.get(6)));
    }

    String schema() {
        return jdbcUrl.replaceAll(".*/([^/?]+)\\?.*", "$1");
    }

    List<String> arguments() {
        return List.of(jdbcUrl, username, password, nameServer, topic, group, Integer.toString(orders));
    }

    /** The same as settings of the product; everything else stays as it is shipped. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", jdbcUrl);
        settings.put("spring.datasource.username", Account.ofTheProduct().name());
        settings.put("spring.datasource.password", Account.ofTheProduct().password());
        settings.put("spring.flyway.user", Account.ofFlyway().name());
        settings.put("spring.flyway.password", Account.ofFlyway().password());
        settings.put("rocketmq.name-server", nameServer);
        settings.put("mq.order.topic", topic);
        settings.put("mq.order.consumer.group.name", group);
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        return settings;
    }

    /** A pool of that many connections, as well configured as the product's. */
    HikariDataSource pool(int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }
}
