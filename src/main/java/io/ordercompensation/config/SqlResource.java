package io.ordercompensation.config;

import io.ordercompensation.sql.BuiltInStatements;
import io.ordercompensation.sql.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.spi.PropertiesFunction;

/**
 * Lets routes write {@code sql:{{sql:cancel-orders}}}: the statement in the user's SQL directory if there is one of that
 * name, else the one in the jar.
 */
final class SqlResource implements PropertiesFunction {

    /** Camel reads a file whole before hot deploy checks it; hot deploy says why a longer one is not in force. */
    private static final long MAX_BYTES = 16 * 1024 * 1024;

    private final Path directory;

    SqlResource(Path directory) {
        this.directory = directory;
    }

    @Override
    public String getName() {
        return "sql";
    }

    /**
     * Returns a Camel resource URI.
     *
     * @throws IllegalArgumentException if neither place has the file, or the name is invalid
     */
    @Override
    public String apply(String remainder) {
        String name = remainder.toLowerCase(Locale.ROOT);
        if (!Statements.isName(name)) {
            throw new IllegalArgumentException(
                    "'%s' is not the name of an SQL file: lower case letters, digits, dots and dashes, after at most one directory"
                            .formatted(name));
        }
        Path own = directory.resolve(name + ".sql");
        if (Statements.isOverridable(name) && isInside(own)) {
            return "file:" + own.toAbsolutePath().normalize();
        }
        String builtIn = "order-compensation/sql/" + name + ".sql";
        if (BuiltInStatements.find(name).isPresent()) {
            return "classpath:" + builtIn;
        }
        throw new IllegalArgumentException("There is no SQL file '%s': looked for %s and for %s in the jar"
                .formatted(name, own.toAbsolutePath().normalize(), builtIn));
    }

    /** A link has to stay below the directory, as those of a config map do. */
    private boolean isInside(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.isReadable(file)
                    && Files.size(file) <= MAX_BYTES
                    && file.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
