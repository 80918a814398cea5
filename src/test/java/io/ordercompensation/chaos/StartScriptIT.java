package io.ordercompensation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code config/start.sh} starts the packaged product from an extracted jar with an archive of classes, or says why not. */
@EnabledOnOs(OS.LINUX)
class StartScriptIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String PREPARING = "Preparing fast starts";
    private static final String FROM_ARCHIVE = "shared objects file (top)";
    private static final int TERMINATED = 143;

    @TempDir
    Path temporary;

    private Process process;

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void startsFromTheArchiveAndRestores() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
        EmbeddedRocketMq broker = EmbeddedBroker.shared();
        broker.createTopic("orders_of_script", 4);
        broker.prepareGroup("cancels_of_script");
        String schema = EmbeddedDatabases.freshSchema(database);
        Shop shop = new Shop(new CompensationApp(database, schema).migrated());
        shop.goods(1, 1, 100);
        String[] settings = {
            "--spring.datasource.url=" + database.jdbcUrl(schema),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password(),
            "--rocketmq.name-server=" + broker.nameServer(),
            "--mq.order.topic=orders_of_script",
            "--mq.order.consumer.group.name=cancels_of_script",
            "--server.port=0",
            "--management.server.port=0"
        };

        for (int start = 1; start <= 2; start++) {
            Order order = Order.of(start).goods(1, 1);
            shop.place(List.of(order));
            run(keep(), classLog(start), settings);
            try (TestProducer producer = new TestProducer(broker.nameServer())) {
                producer.send(
                        "orders_of_script",
                        "order_cancel",
                        order.key(),
                        order.cancelBody().getBytes(StandardCharsets.UTF_8));
            }
            int restored = start;
            await().atMost(LIMIT)
                    .failFast("the product ended by itself", () -> !process.isAlive())
                    .until(() -> shop.messages(1) == restored);
            // The script has become the JVM: what a service manager sends reaches it.
            process.destroy();
            assertThat(exitCode()).isEqualTo(TERMINATED);
            assertThat(Files.readString(classes(start))).contains(FROM_ARCHIVE + "\n");
        }

        assertThat(output().split(PREPARING, -1)).as("prepared once").hasSize(2);
    }

    @Test
    void preparesWithoutReachingAnyServer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + server.getLocalPort();
            Files.createDirectories(directory().resolve("config"));
            Files.writeString(
                    directory().resolve("config/application.yaml"),
                    "spring.datasource.url: jdbc:mysql://%s/trade%nrocketmq.name-server: %s%n"
                            .formatted(address, address));
            Map<String, String> environment = Map.of(
                    "START_DIRECTORY",
                    keep().get("START_DIRECTORY"),
                    "SPRING_DATASOURCE_URL",
                    "jdbc:mysql://" + address + "/trade",
                    "ROCKETMQ_NAMESERVER",
                    address);

            run(environment, "", "--prepare");

            assertThat(exitCode()).as(output()).isZero();
            server.setSoTimeout(1);
            assertThat(connects(server)).as("connections").isFalse();
        }
        try (Stream<Path> kept = Files.walk(temporary.resolve("kept in"))) {
            assertThat(kept.map(Path::getFileName).map(Path::toString)).contains("classes.jsa", "complete");
        }
    }

    @Test
    void startsTheJarAsItIsWhereNothingCanBeKept() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "no directory");

        run(Map.of("START_DIRECTORY", file.toString()), classLog(1), "validate");

        assertThat(exitCode()).as("of validate without a file").isEqualTo(2);
        assertThat(output())
                .contains("start.sh: " + file
                        + " cannot be written to, so the jar is started as it is. Set START_DIRECTORY")
                .contains("Which file?")
                .doesNotContain(PREPARING);
        assertThat(Files.readString(classes(1))).doesNotContain(FROM_ARCHIVE);
    }

    @Test
    void leavesThePreparationToAStartThatIsAtIt() throws Exception {
        run(keep(), "", "--prepare");
        assertThat(exitCode()).isZero();
        Path made = made();
        Files.delete(made.resolve("complete"));
        Path lock = Files.createDirectory(made.resolveSibling(made.getFileName() + ".lock"));

        Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
        run(keep(), "", "validate");
        assertThat(exitCode()).isEqualTo(2);
        assertThat(output()).contains("Another start is preparing " + made);

        Files.writeString(lock.resolve("pid"), process.pid() + "\n");
        run(keep(), "", "validate");
        assertThat(exitCode()).isEqualTo(2);
        assertThat(made.resolve("complete"))
                .as("taken over from one that is gone")
                .exists();
        assertThat(lock).doesNotExist();
    }

    private Path made() throws IOException {
        try (Stream<Path> kept = Files.list(temporary.resolve("kept in").resolve("order-compensation.start"))) {
            return kept.filter(path -> !path.toString().endsWith(".lock"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void run(Map<String, String> environment, String options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("sh", Path.of("config", "start.sh").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Files.createDirectories(directory());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PRODUCT_JAR", System.getProperty("product.jar"));
        builder.environment().put("JAVA_OPTS", options);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private int exitCode() {
        await().atMost(LIMIT).until(() -> !process.isAlive());
        return process.exitValue();
    }

    private Map<String, String> keep() {
        return Map.of("START_DIRECTORY", temporary.resolve("kept in").toString());
    }

    private String classLog(int start) {
        return "-Duser.home=" + temporary + " -Xlog:class+load:file=" + classes(start);
    }

    private Path classes(int start) {
        return temporary.resolve("classes-" + start + ".log");
    }

    /** With a blank in its name, as people's directories have. */
    private Path directory() {
        return temporary.resolve("works in");
    }

    private Path log() {
        return temporary.resolve("start.log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private static boolean connects(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }
}
