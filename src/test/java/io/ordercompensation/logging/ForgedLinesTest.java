package io.ordercompensation.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.TestOrderCompensation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text from outside never becomes a log line of its own, however the log is configured. */
class ForgedLinesTest {

    /** Whatever a terminal or a collector of logs takes for the end of a line, or for a command. */
    private static final String INVISIBLE = "(?s).*[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]].*";

    @TempDir
    Path folder;

    @Test
    void inTheConsoleAsItIsShippedAndInAFileThatTheUserHasSwitchedOn() throws Exception {
        Path file = folder.resolve("product.log");

        assertNothingForged(logged("--logging.file.name=" + file));

        assertNothingForged(Files.readString(file));
    }

    @Test
    void inPatternsOfTheUsersOwnWithEveryWordThatHoldsText() throws Exception {
        Path file = folder.resolve("product.log");
        String pattern = "%d{HH:mm:ss.SSS} %clr(%p){cyan} [%t] %logger %X %kvp{NONE} %m%n";

        assertNothingForged(logged(
                "--logging.pattern.console=" + pattern + "%wEx",
                "--logging.pattern.file=" + pattern + "%xEx",
                "--logging.file.name=" + file));

        assertNothingForged(Files.readString(file));
    }

    @Test
    void inSpringBootsOwnPattern() throws Exception {
        assertNothingForged(logged("--logging.pattern.console="
                + "%clr(%d{HH:mm:ss.SSS}){faint} %clr(%5p) %clr(---){faint} %clr([%15.15t]){faint} %clr(%-40.40logger{39}){cyan}"
                + " %clr(:){faint} %m%n%wEx"));
    }

    @Test
    void inAConfigurationOfTheUsersOwnThatLogsInTheBackground() throws Exception {
        Path file = Files.writeString(
                folder.resolve("logback.xml"),
                """
                <configuration>
                  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d{HH:mm:ss.SSS} %p %m%n%ex</pattern></encoder>
                  </appender>
                  <appender name="BACKGROUND" class="ch.qos.logback.classic.AsyncAppender">
                    <neverBlock>false</neverBlock>
                    <discardingThreshold>0</discardingThreshold>
                    <appender-ref ref="CONSOLE"/>
                  </appender>
                  <root level="INFO"><appender-ref ref="BACKGROUND"/></root>
                  <shutdownHook/>
                </configuration>
                """);

        assertNothingForged(logged("--logging.config=" + file));
    }

    @Test
    void structuredLogsAreLeftToTheirOwnFormat() throws Exception {
        List<String> messages = new ArrayList<>();
        for (String line : logged("--logging.structured.format.console=ecs").split("\n")) {
            JsonNode event = new ObjectMapper().readTree(line);
            messages.add(event.path("message").asText());
        }

        for (String end : HostileWords.BREAKS) {
            assertThat(messages).contains("key 1" + end + HostileWords.FORGED);
        }
    }

    private static void assertNothingForged(String log) {
        List<String> lines = log.lines().filter(line -> line.contains("FORGED")).toList();
        assertThat(lines).hasSizeGreaterThan(HostileWords.BREAKS.size() * 4);
        assertThat(lines).noneMatch(line -> line.startsWith(HostileWords.FORGED));
        assertThat(log.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotMatch(INVISIBLE);
        // One event a line, and of an exception those that its stack trace has.
        assertThat(log.lines())
                .allMatch(line -> line.matches("(\\s+|Caused by: |Wrapped by: |\\.\\.\\. |java\\.lang\\.).*|\\s*")
                        || line.matches("(\u001b\\[[0-9;]*m)?([0-9-]+T)?\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z? .*"));
    }

    private String logged(String... settings) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TestOrderCompensation.class.getName(),
                HostileWords.NAME,
                "--spring.main.web-application-type=none"));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
