package io.ordercompensation.support.benchmark;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Shop;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Places the orders once on a server and gives every round a copy of them in a schema of its own. */
final class ShopCopies {

    private final EmbeddedDatabase database;
    private final int orders;
    private final Map<Orders, String> originals = new EnumMap<>(Orders.class);

    ShopCopies(EmbeddedDatabase database, int orders) {
        this.database = database;
        this.orders = orders;
    }

    /** Answers the name of a new schema. */
    String copy(Orders kind) {
        String original = originals.computeIfAbsent(kind, this::place);
        String copy = EmbeddedDatabases.freshSchema(database);
        JdbcTemplate jdbc = jdbc(copy);
        List<String> tables = jdbc.queryForList(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?", String.class, original);
        for (String table : tables) {
            jdbc.execute("CREATE TABLE " + table + " LIKE " + original + "." + table);
            jdbc.execute("INSERT INTO " + table + " SELECT * FROM " + original + "." + table);
        }
        // Or the product would sweep them itself once the benchmark has run for a quarter of an hour.
        jdbc.update("UPDATE trade_order SET add_time = UTC_TIMESTAMP()");
        // As in a shop that has been there for longer than a minute: until MySQL has looked at tables that were filled
        // so fast, it takes every index for useless and reads whole tables.
        jdbc.queryForList("ANALYZE TABLE " + String.join(", ", tables));
        return copy;
    }

    void drop(String copy) {
        jdbc(copy).execute("DROP DATABASE " + copy);
    }

    private String place(Orders kind) {
        String schema = EmbeddedDatabases.freshSchema(database);
        kind.placeIn(new Shop(new CompensationApp(database, schema).migrated()), orders);
        return schema;
    }

    private JdbcTemplate jdbc(String schema) {
        return new JdbcTemplate(
                new DriverManagerDataSource(database.jdbcUrl(schema), database.username(), database.password()));
    }
}
