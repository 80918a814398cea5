package io.ordercompensation.schema;

import io.ordercompensation.sql.BuiltInStatements;
import java.util.stream.Collectors;

/** The statements of {@code sql/schema}, without their comments. */
final class Sql {

    private Sql() {}

    static String of(String file) {
        return BuiltInStatements.text("schema/" + file)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
