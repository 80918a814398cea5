package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Draws the published figures; target/benchmark-plots/throughput.svg is what docs/benchmark shows of them. */
class PlotsTest {

    private static final Path PUBLISHED = Path.of("docs", "benchmark", "result.json");
    private static final Path DRAWN = Path.of("target", "benchmark-plots");

    @BeforeAll
    static void needsFonts() {
        Assumptions.assumeTrue(
                Plots.unavailable().isEmpty(), () -> Plots.unavailable().orElse(""));
    }

    @Test
    void thePublishedFiguresAreDrawn() throws Exception {
        List<Round> rounds = Report.roundsOf(PUBLISHED);

        Document picture =
                drawn("throughput.svg", new Plots(rounds).throughput().orElseThrow());

        assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(Files.readString(DRAWN.resolve("throughput.svg")))
                .as("a white page of its own")
                .containsPattern("<rect height=\"380\" style=\"fill:rgb\\(255,255,255\\);[^>]*width=\"800\"");
        // An axis and a bar for each contender and server.
        assertThat(picture.getElementsByTagName("path").getLength()).isGreaterThan(8);
    }

    @Test
    void theSameFiguresMakeTheSameBytes() throws Exception {
        List<Round> rounds = Report.roundsOf(PUBLISHED);

        assertThat(new Plots(rounds).throughput()).isEqualTo(new Plots(List.copyOf(rounds)).throughput());
    }

    @Test
    void aSweepHasALineForEachServer() throws Exception {
        List<Round> rounds = new ArrayList<>();
        for (String server : List.of("MariaDB", "MySQL")) {
            for (int size : new int[] {32, 256, 1024}) {
                rounds.add(TablesTest.round(server, Trial.BATCH_SIZE + size, 1_000, 1_000, 1_000 + size));
            }
            rounds.add(TablesTest.round(server, Trial.THREADS + 1, 1_000, 1_000, 2_000));
            rounds.add(TablesTest.round(server, Trial.THREADS + 4, 1_000, 1_000, 4_000));
        }
        // As when one server's round failed.
        rounds.remove(rounds.size() - 1);

        Document picture = drawn("sweep.svg", new Plots(rounds).sweep().orElseThrow());

        assertThat(picture.getDocumentElement().getAttribute("height")).isEqualTo("760px");
    }

    @Test
    void withoutASweepThereIsNoPictureOfOne() {
        assertThat(new Plots(List.of(TablesTest.round("MariaDB", "c", 1, 1, 1))).sweep())
                .isEmpty();
    }

    private static Document drawn(String file, String svg) throws Exception {
        Files.createDirectories(DRAWN);
        Path picture = Files.writeString(DRAWN.resolve(file), svg);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(picture.toFile());
    }
}
