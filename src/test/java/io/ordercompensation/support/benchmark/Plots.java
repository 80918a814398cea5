package io.ordercompensation.support.benchmark;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures as pictures; the same figures make the same bytes, as long as the fonts are the same. */
final class Plots {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 380;
    private static final Color[] SERVERS = {new Color(0x1f, 0x77, 0xb4), new Color(0xff, 0x7f, 0x0e)};

    private final List<Round> rounds;

    Plots(List<Round> rounds) {
        this.rounds = rounds;
    }

    /** Why no picture can be drawn here, if so: an image of a JDK often has no fonts. */
    static Optional<String> unavailable() {
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
            return Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError missing) {
            return Optional.of("no fonts (Debian: fontconfig, fonts-dejavu-core): " + missing);
        }
    }

    /** The contenders beside each other, except the one that leaves the database alone: it would flatten all others. */
    Optional<String> throughput() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Contender contender : Contender.values()) {
            if (contender.restores() && isMeasured(contender.letter())) {
                labels.put(
                        contender.letter(),
                        "(" + contender.letter() + ") "
                                + contender.description().split("[:,]")[0]);
            }
        }
        CategoryChart chart = chart("Orders restored a second, median of the rounds", "", labels);
        chart.getStyler().setLabelsVisible(true).setLabelsFontColor(Color.BLACK).setLabelsPosition(1.0);
        return svg(List.of(chart));
    }

    /** What batch sizes and threads make of the product. */
    Optional<String> sweep() {
        return svg(List.of(
                line("messages in a batch at most (compensation.consumer.batch-size)", Trial.BATCH_SIZE),
                line("batches at the same time (compensation.consumer.threads)", Trial.THREADS)));
    }

    private CategoryChart line(String axis, String prefix) {
        Map<String, String> labels = new LinkedHashMap<>();
        rounds.stream()
                .map(Round::name)
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> labels.put(name, name.substring(prefix.length())));
        CategoryChart chart = chart("", axis, labels);
        chart.getStyler()
                .setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line)
                .setOverlapped(true);
        return chart;
    }

    private CategoryChart chart(String title, String axis, Map<String, String> labels) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(axis)
                .yAxisTitle("orders/s")
                .build();
        // Of its own, or nothing could be read on a dark page.
        chart.getStyler().setChartBackgroundColor(Color.WHITE).setSeriesColors(SERVERS);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("#,###").setPlotGridVerticalLinesVisible(false);
        for (String server : rounds.stream().map(Round::server).distinct().toList()) {
            List<Double> rates = new ArrayList<>();
            labels.keySet().forEach(name -> rates.add(rate(server, name)));
            if (rates.stream().anyMatch(Objects::nonNull)) {
                chart.addSeries(server, List.copyOf(labels.values()), rates);
            }
        }
        return chart;
    }

    private boolean isMeasured(String name) {
        return rounds.stream().anyMatch(round -> round.name().equals(name));
    }

    /** Null, which leaves a gap, where nothing was measured. */
    private Double rate(String server, String name) {
        List<Round> measured = rounds.stream()
                .filter(round -> round.server().equals(server) && round.name().equals(name))
                .toList();
        return measured.isEmpty()
                ? null
                : (double) Math.round(Figures.of(measured, Round::perSecond).median());
    }

    /** The charts below each other; none if none of them has anything to show. */
    private static Optional<String> svg(List<CategoryChart> charts) {
        List<CategoryChart> filled =
                charts.stream().filter(chart -> !chart.getSeriesMap().isEmpty()).toList();
        return filled.isEmpty() ? Optional.empty() : Optional.of(Svg.of(filled, WIDTH, HEIGHT));
    }
}
