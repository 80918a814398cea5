package io.ordercompensation.oldlistener;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.adopt.OldDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of docs/switching.md, which are run from top to bottom as they stand there. */
final class SwitchingPage {

    private static final Path PAGE = Path.of("docs", "switching.md");
    private static final Pattern COMMAND =
            Pattern.compile("^\\$ java -jar target/order-compensation\\.jar ?(.*)$", Pattern.MULTILINE);
    private static final Pattern SQL = Pattern.compile("^```sql\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** What stands on the page for a password. */
    private static final String DOTS = "...";

    private final OldDatabase old;
    private final String password;
    private final String[] settings;
    private final Deque<String> left = new ArrayDeque<>();

    /**
     * @param password put in for the dots
     * @param settings that stand in the reader's config/application.yaml
     */
    SwitchingPage(OldDatabase old, String password, String... settings) throws IOException {
        this.old = old;
        this.password = password;
        this.settings = settings;
        Matcher command = COMMAND.matcher(Files.readString(PAGE));
        while (command.find()) {
            left.add(command.group(1));
        }
    }

    /** Runs the SQL of the page that names this account or table, on the schema at hand. */
    void sql(String name) throws IOException {
        Matcher block = SQL.matcher(Files.readString(PAGE));
        List<String> found = new ArrayList<>();
        while (block.find()) {
            if (block.group(1).contains(name)) {
                found.add(block.group(1));
            }
        }
        assertThat(found).as("SQL on the page with " + name).hasSize(1);
        old.runText(
                found.get(0).replace("trade.*", old.schema() + ".*").replace("'" + DOTS + "'", "'" + password + "'"));
    }

    /** Runs the next command of the page, which has to be this one; answers what it said. */
    OldDatabase.Look run(String expected) {
        assertThat(left.poll()).as("next command on the page").isEqualTo(expected);
        return old.command(
                Stream.concat(Stream.of(expected.replace(DOTS, password).split(" ")), Stream.of(settings))
                        .toArray(String[]::new));
    }

    /** The next command of the page is the start itself. */
    void starts() {
        assertThat(left.poll()).as("next command on the page").isEmpty();
    }

    String left() {
        return left.stream().collect(Collectors.joining(", "));
    }
}
