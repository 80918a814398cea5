package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Whatever is wrong with a file: what ran before it runs on, and the refusal says where and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final String FILE = "routes/restore-marks.camel.yaml";
    private static final String SQL = "sql/insert-mark.sql";

    private HotShop hot;
    private CancelStream stream;
    private Route running;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        hot = new HotShop(folder)
                .with("compensation.hot-deploy.max-file-bytes", 8192)
                .start();
        hot.deploy(SQL, HotShop.INSERT_MARK);
        hot.deploy(FILE, HotShop.STEP);
        stream = hot.stream();
    }

    @BeforeEach
    void remember() {
        running = camel().getRoute("restore-marks");
    }

    @AfterEach
    void putBack() throws IOException {
        assertThat(camel().getRoute("restore-marks")).as("the route of before").isSameAs(running);
        hot.write(SQL, HotShop.INSERT_MARK);
        hot.write(FILE, HotShop.STEP);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> hot.hotDeploy().state().rejected().isEmpty());
        assertThat(camel().getRoute("restore-marks")).isSameAs(running);
    }

    @AfterAll
    void nothingWasLost() throws InterruptedException {
        try {
            stream.assertThatNothingWasLostFailedOrDoubled(Duration.ofSeconds(5));
            assertThat(hot.shop().jdbc().queryForObject("SELECT COUNT(*) FROM marks", Integer.class))
                    .isEqualTo(stream.done());
        } finally {
            hot.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        - setVariable:                        |- setVariable                              | 8 | This is not YAML
        uri: sql:{{sql:insert-mark}}          | uri: seal:insert                          |11 | The component 'seal' is not among
        uri: sql:{{sql:insert-mark}}          | uri: sql:{{sql:insert-mark}}?colour=red   |11 | The option 'sql?colour' is not among
        uri: sql:{{sql:insert-mark}}          | uri: sql:{{sql:insert-marks}}             |11 | There is no SQL file 'insert-marks'
        uri: sql:{{sql:insert-mark}}          | uri: sql:INSERT INTO mark VALUES (1)      |11 | The database refuses the statement
        uri: sql:{{sql:insert-mark}}          | uri: sql:COMMIT                          |11 | cannot be 'COMMIT'
        uri: sql:{{sql:insert-mark}}          | uri: sql:/**/DO RELEASE_ALL_LOCKS()      |11 | RELEASE_ALL_LOCKS()'
        uri: sql:{{sql:insert-mark}}          | uri: sql:SELECT RELEASE_ALL_LOCKS()      |11 | release_all_locks
        uri: sql:{{sql:insert-mark}}          | uri: direct:nowhere                       |11 | No route starts from 'direct:nowhere'
        id: restore-marks                     | id: isolate                               | 2 | belongs to a route from outside
        id: restore-marks                     | id: restore-goods                         | 2 | starts from direct:restore-goods
        uri: direct:restore-marks             | uri: direct:restore-coupon                | 2 | starts from direct:restore-coupon already
        uri: direct:restore-marks             | uri: scheduler:marks?delay=1000           | 2 | in the transaction of the batch
        uri: direct:restore-marks             | uri: scheduler:marks                      | 5 | shorter than a second
        uri: sql:{{sql:insert-mark}}          | uri: direct:restore-marks                 | 2 | circle, and a message never come out of it: restore-marks -> restore-marks
        uri: sql:{{sql:insert-mark}}          | uri: direct:isolate                       | 2 | restore-marks -> isolate -> compensate -> restore-marks
        uri: sql:{{sql:insert-mark}}          | uri: direct:compensate                    | 2 | restore-marks -> compensate -> restore-marks
        uri: sql:{{sql:insert-mark}}          | uri: rocketmq:marks                       |11 | The topic 'marks' is not among
        uri: sql:{{sql:insert-mark}}          | uri: sql:SELECT NEXT VALUE FOR marks      |11 | counts a sequence
        constant: "one"                       | simple: "${camelContext.stop}"            | 9 | The expression '${camelContext.stop}' is not
        constant: "one"                       | simple: "{{spring.datasource.password}}"  | 9 | The property 'spring.datasource.password' is not
        name: version                         | name: CamelSqlQuery                       | 8 | do not begin with Camel
        constant: "one"                       | groovy: "System.exit(1)"                  | 9 | The language 'groovy' is not among
        - setVariable:                        |- setVariabel:                             | 7 | The step 'setVariabel' is not among
        name: version                         |naem: version                              | 8 | The YAML DSL does not know
        group: restore                        |autoStartup: false                         | 3 | 'route.autoStartup' is not among
        """)
    void aFileThatIsWrongIsRefused(String good, String bad, Integer line, String why) throws IOException {
        String text = HotShop.STEP.replace(good, bad);
        Deployment refusal = hot.refused(FILE, text);

        assertThat(refusal.message()).contains(why);
        assertThat(refusal.line()).as(refusal.message()).isEqualTo(line);
    }

    /** Getter by getter Jackson would come from an exchange to the data source and its password. */
    @Test
    void aRouteMakesNoJsonOfCamelItself() throws Exception {
        DefaultExchange exchange = new DefaultExchange(camel());
        try (DataFormat json = camel().createDataFormat("jackson")) {
            json.start();

            DataSource database = camel().getRegistry().findSingleByType(DataSource.class);
            for (Object inner : List.of(exchange, camel(), database)) {
                assertThatThrownBy(() -> json.marshal(exchange, List.of(inner), new ByteArrayOutputStream()))
                        .hasStackTraceContaining("is no data");
            }
            json.marshal(exchange, List.of(Map.of("orderId", 7)), new ByteArrayOutputStream());
        }
    }

    /** Whatever a route is called, its lines are not those of the product. */
    @Test
    void aRouteWritesUnderANameThatShowsIt() throws IOException {
        String file = "routes/journal.camel.yaml";
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("route.io.ordercompensation.reload.Journal");
        logger.addAppender(lines);
        lines.start();
        try {
            hot.deploy(
                    file,
                    "- route: {id: io.ordercompensation.reload.Journal, from: {uri: 'direct:journal', steps: ["
                            + "{log: {message: done, loggingLevel: WARN}}]}}");
            camel().createProducerTemplate().sendBody("direct:journal", "");

            assertThat(lines.list).extracting(ILoggingEvent::getMessage).containsExactly("done");
        } finally {
            logger.detachAppender(lines);
            hot.delete(file);
            hot.awaitOutcome(file, Outcome.REMOVED, null);
        }
    }

    @Test
    void anIdOfAnotherFileIsRefused() throws IOException {
        String other = "routes/other.camel.yaml";
        try {
            assertThat(hot.refused(other, HotShop.STEP).message())
                    .contains("The route id 'restore-marks' is taken by " + FILE);
        } finally {
            hot.delete(other);
        }
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.writeString(hot.path(FILE), HotShop.STEP + "#".repeat(9000));

        hot.awaitHistory(
                entry -> entry.outcome() == Outcome.REJECTED && entry.message().contains("more than 8192 bytes"));
    }

    @Test
    void anEditorThatEmptiesTheFileAndWritesItSlowlyIsWaitedFor() throws IOException {
        Files.writeString(hot.path(FILE), "");
        for (String line : HotShop.STEP.split("(?<=\n)")) {
            Files.writeString(hot.path(FILE), line, StandardOpenOption.APPEND);
        }
    }

    @Test
    void anEditorThatDeletesAndWritesAnewIsWaitedFor() throws IOException {
        hot.delete(FILE);
        Files.writeString(hot.path(FILE), HotShop.STEP);
    }

    @Test
    void aStatementThatTheDatabaseRefusesIsRefused() throws IOException {
        Deployment refusal = hot.refused(SQL, HotShop.INSERT_MARK.replace("SELECT o.", "SELEKT o."));

        assertThat(refusal.message())
                .contains("The database refuses the statement")
                .contains("SELEKT");
        assertThat(refusal.line()).isEqualTo(3);
        assertThat(hot.refused(SQL, "-- nothing").message()).contains("There is nothing in");
        assertThat(hot.refused(SQL, "-- Ends it\n/* all */ commit").message()).contains("begins with COMMIT");
        assertThat(hot.refused(SQL, HotShop.INSERT_MARK + "; COMMIT").message()).contains("more follows");
    }

    @Test
    void aStatementThatARouteRunsStaysInForceWhenItsFileGoes() throws IOException {
        hot.delete(SQL);

        hot.awaitHistory(entry -> entry.message().contains("its last text stays in force"));
    }

    private CamelContext camel() {
        return hot.camel();
    }
}
