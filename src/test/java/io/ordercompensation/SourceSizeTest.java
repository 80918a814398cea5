package io.ordercompensation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class fits into a head, a method onto a screen, those of the tests too. */
class SourceSizeTest {

    private static final int MAX_CLASS = 250;
    private static final int MAX_METHOD = 70;

    /** The formatter puts a member's opening brace at the end of a line and its closing one alone at the same indent. */
    private static final Pattern OPENS = Pattern.compile("( {4}| {8})\\S.*\\{");

    private static final Pattern NO_CODE = Pattern.compile("\\s*|(package|import) .*|\\s*(//|/\\*|\\*).*");

    private static final Pattern NO_METHOD = Pattern.compile(".*\\b(class|interface|record|enum)\\b.*");

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void classAndMethodsAreShort(Path source) throws IOException {
        List<String> lines = Files.readAllLines(source);

        assertThat(lines.stream().filter(SourceSizeTest::isCode).count())
                .as("lines of code, without imports, comments and blank ones")
                .isLessThanOrEqualTo(MAX_CLASS);
        for (int first = 0; first < lines.size(); first++) {
            if (!OPENS.matcher(lines.get(first)).matches()) {
                continue;
            }
            String line = lines.get(declaration(lines, first));
            if (!NO_METHOD.matcher(line).matches()) {
                assertThat(closing(lines, first, indent(line)) - first + 1)
                        .as("lines of the method at %s:%d", source, first + 1)
                        .isLessThan(MAX_METHOD);
            }
        }
    }

    /** Nobody is to cut a comment for the counter. */
    private static boolean isCode(String line) {
        return !NO_CODE.matcher(line).matches();
    }

    /** The line that ends what this one opens; what a statement opens may end with more than the brace. */
    private static int closing(List<String> lines, int first, String indent) {
        int last = first + 1;
        while (!lines.get(last).startsWith(indent + "}")) {
            last++;
        }
        return last;
    }

    /** The line where a header begins whose last line is this one: a long one is broken within its parentheses. */
    private static int declaration(List<String> lines, int last) {
        int open = 0;
        for (int line = last; line > 0; line--) {
            open += (int) (parentheses(lines.get(line), ')') - parentheses(lines.get(line), '('));
            if (open <= 0) {
                return line;
            }
        }
        return last;
    }

    private static long parentheses(String line, char kind) {
        return line.chars().filter(character -> character == kind).count();
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
