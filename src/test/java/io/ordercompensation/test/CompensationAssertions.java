package io.ordercompensation.test;

import io.ordercompensation.OrderCompensation;
import io.ordercompensation.config.Validate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a test of a shop with this product asserts, besides its own. */
public final class CompensationAssertions {

    private CompensationAssertions() {}

    /**
     * What was there at the start is there now, or held by live orders, for every goods, coupon and user row; and the
     * product's own audit finds nothing.
     *
     * @throws AssertionError with a line for each row that differs
     */
    public static void assertBooksBalance(Shop shop) {
        List<String> breaches = new Books(shop).breaches();
        if (!breaches.isEmpty()) {
            throw new AssertionError("The books do not balance:\n" + String.join("\n", breaches));
        }
    }

    /**
     * Hot deploy would take the routes, and the statements of {@code config/sql} that they name: the same check as {@code java
     * -jar order-compensation.jar validate}, by the settings of {@code config/application.yaml}. Whether the tables have the
     * columns, and the product the rights, only a database can say: {@link CompensationTest} asks it.
     *
     * @param files such as {@code config/routes/restore-points.camel.yaml}
     * @throws AssertionError with what hot deploy would say
     */
    public static void assertDeployable(String... files) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<Path> paths = Stream.of(files).map(Path::of).toList();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        if (!Validate.passes(OrderCompensation.class, paths, out)) {
            throw new AssertionError("Hot deploy would reject it:\n" + said.toString(StandardCharsets.UTF_8));
        }
    }
}
