package io.ordercompensation.support.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One database server of each product for all tests of a JVM, started when first asked for, with no data in it. */
public final class EmbeddedDatabases {

    /** Everything the embedded servers write is below this directory. */
    static final Path ROOT = Path.of("target", "embedded").toAbsolutePath();

    /** The data of servers of this test JVM; Failsafe runs two at a time, and numbers them. */
    static final Path TESTS = ROOT.resolve("tests").resolve(String.valueOf(TestJvm.number()));

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private EmbeddedDatabases() {}

    public static EmbeddedDatabase mariaDb() {
        return MariaDb.SERVER;
    }

    public static EmbeddedDatabase mySql() {
        return MySql.SERVER;
    }

    /** Creates a schema that no other test uses and returns its name. */
    public static String freshSchema(EmbeddedDatabase database) {
        // Not test_: in schemas of such names MariaDB lets everybody do everything, whatever is granted.
        String name = "shop_" + SCHEMAS.incrementAndGet();
        database.createSchema(name);
        return name;
    }

    private static <T extends DatabaseServer> T started(String name, Function<Path, T> server) {
        T fresh = server.apply(TESTS.resolve(name));
        fresh.wipe();
        fresh.start();
        return fresh;
    }

    private static final class MariaDb {
        static final EmbeddedDatabase SERVER = started("mariadb", EmbeddedMariaDb::new);
    }

    private static final class MySql {
        static final EmbeddedDatabase SERVER = started("mysql", EmbeddedMySql::new);
    }
}
