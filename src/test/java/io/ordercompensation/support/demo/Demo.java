package io.ordercompensation.support.demo;

import io.ordercompensation.OrderCompensation;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedMariaDb;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.test.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The main job on a machine with nothing but a JDK and Maven. */
public final class Demo {

    static final String TOPIC = "orderTopic";
    static final String TAG = "order_cancel";
    private static final String GROUP = "order_orderTopic_cancel_group";
    private static final String OPERATOR = "operator";
    private static final String SHOP = "shop";
    private static final String PASSWORD = UUID.randomUUID().toString().substring(0, 8);
    private static final Path DATA = Path.of(System.getProperty("demo.data", "target/embedded/demo"));
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private Demo() {}

    /** Runs until the process is asked to stop; every run has a schema of its own, the server's data stays. */
    public static void run(String[] args) {
        if (args.length > 0 && args[0].equals(Clerk.NAME)) {
            clerk(args);
            return;
        }
        EmbeddedRocketMq broker = new EmbeddedRocketMq(DATA.resolve("rocketmq"), EmbeddedRocketMq.Options.stock());
        EmbeddedDatabase database = new EmbeddedMariaDb(DATA.resolve("mariadb"));
        try {
            broker.start();
            broker.createTopic(TOPIC, 4);
            broker.prepareGroup(GROUP);
            database.start();
            String schema = "shop_" + Instant.now().getEpochSecond();
            database.createSchema(schema);
            ConfigurableApplicationContext application = new SpringApplicationBuilder(OrderCompensation.class)
                    .sources(DemoConfiguration.class)
                    .run(arguments(broker, database, schema, args));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> LOG.info("Stopping; work in hand is finished first")));
            // The shop is another program, with an account of its own.
            Shop shop = new Shop(
                    new DriverManagerDataSource(database.jdbcUrl(schema), database.username(), database.password()));
            SampleShop.open(shop);
            Counter counter = application.getBean(Counter.class);
            counter.open(shop, broker.nameServer());
            // Not by the log, which lets no event have more than one line.
            System.out.println(welcome(broker, database, schema, counter, application));
            application
                    .getBean(OrderStream.class)
                    .open(
                            shop,
                            new ShopFront(URI.create(product(application)), SHOP + ":" + PASSWORD),
                            new ClerkProcess(
                                    List.of(database.jdbcUrl(schema), database.username(), database.password()),
                                    application.getBean(Rates.class)),
                            broker.nameServer());
        } catch (Throwable e) {
            LOG.error("The demonstration could not start", e);
            // RocketMQ leaves threads that would keep the JVM alive.
            System.exit(1);
        }
    }

    private static String[] arguments(
            EmbeddedRocketMq broker, EmbeddedDatabase database, String schema, String[] args) {
        return Stream.concat(
                        Stream.of(
                                "--spring.main.log-startup-info=false",
                                "--compensation.retry.initial-delay=1s",
                                "--logging.level.io.ordercompensation.order.Confirmation=WARN",
                                "--server.port=0",
                                "--management.server.port=0",
                                "--compensation.management.accounts[0].name=" + OPERATOR,
                                "--compensation.management.accounts[0].password={noop}" + PASSWORD,
                                "--compensation.management.accounts[0].role=operator",
                                "--compensation.management.accounts[1].name=" + SHOP,
                                "--compensation.management.accounts[1].password={noop}" + PASSWORD,
                                "--compensation.management.accounts[1].role=shop",
                                "--compensation.order.confirm-timeout=10s",
                                "--compensation.order.sweep-interval=1000",
                                "--rocketmq.name-server=" + broker.nameServer(),
                                "--spring.datasource.url=" + database.jdbcUrl(schema),
                                "--spring.datasource.username="
                                        + database.productAccount().name(),
                                "--spring.datasource.password="
                                        + database.productAccount().password(),
                                "--spring.flyway.user="
                                        + database.migrationAccount().name(),
                                "--spring.flyway.password="
                                        + database.migrationAccount().password()),
                        Stream.of(args))
                .toArray(String[]::new);
    }

    private static String welcome(
            EmbeddedRocketMq broker,
            EmbeddedDatabase database,
            String schema,
            Counter counter,
            ConfigurableApplicationContext application) {
        return """


                order-compensation runs, with a sample shop in it.

                  RocketMQ name server  %s
                  %-20s  127.0.0.1:%d, schema %s, user and password %s

                  Place an order:                        curl -u %5$s/orders -H 'Content-Type: application/json' \\
                                                           -d '{"orderId":7,"userId":3,"goodsId":9,"goodsNumber":2,"goodsPrice":10.00,"moneyPaid":5.00}'
                  Cancel it with a message of your own:  curl -X POST %3$s/messages -d '{"orderId":7}'
                  Look what became of it:                curl %3$s/orders/7
                  Have something go wrong:               curl -X DELETE %3$s/goods/7
                  Look why messages are parked:          curl -u %4$s/actuator/parked/reasons
                  Ask whether the books are right:       curl -u %4$s/actuator/audit
                  Stop:                                  Ctrl-C

                A shop is open: customers place orders over HTTP and cancel some, steps fail halfway, another program that
                places orders is killed again and again. --demo.* sets how often (src/test/java/.../demo/Rates.java).
                """
                .replace("%3$s", counter.address())
                .replace("%5$s", SHOP + ":" + PASSWORD + " " + product(application))
                .replace(
                        "%4$s",
                        "%s:%s http://127.0.0.1:%s"
                                .formatted(
                                        OPERATOR,
                                        PASSWORD,
                                        application.getEnvironment().getProperty("local.management.port")))
                .formatted(broker.nameServer(), database.product(), database.port(), schema, database.username());
    }

    private static void clerk(String[] args) {
        try {
            Clerk.run(args);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String product(ConfigurableApplicationContext application) {
        return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
    }
}
