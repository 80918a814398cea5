package io.ordercompensation.support.benchmark;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts below each other as one picture. */
final class Svg {

    /** The library draws letters as outlines, with 15 digits a number. */
    private static final Pattern OUTLINE = Pattern.compile(" d=\"[^\"]*\"");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

    private Svg() {}

    static String of(List<? extends Chart<?, ?>> charts, int width, int height) {
        VectorGraphics2D page = new VectorGraphics2D();
        for (Chart<?, ?> chart : charts) {
            chart.paint(page, width, height);
            page.translate(0, height);
        }
        Document document =
                new SVGProcessor().getDocument(page.getCommands(), new PageSize(0, 0, width, height * charts.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            document.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OUTLINE.matcher(bytes.toString(StandardCharsets.UTF_8))
                .replaceAll(outline -> NUMBER.matcher(outline.group()).replaceAll(number -> rounded(number.group())));
    }

    private static String rounded(String number) {
        return String.format(Locale.ROOT, "%.1f", Double.parseDouble(number)).replace(".0", "");
    }
}
