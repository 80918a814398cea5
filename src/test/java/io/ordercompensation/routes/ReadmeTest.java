package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README shows the files of the example that is built and tested. */
class ReadmeTest {

    @ParameterizedTest
    @ValueSource(strings = {"database/points.sql", "sql/update-points.sql", "routes/restore-points.camel.yaml"})
    void andThePageOnStepsToo(String name) throws IOException {
        Path file = Path.of("examples/own-restore-step/config", name);

        assertThat(Files.readString(Path.of("docs/own-step.md"))).contains("\n" + Files.readString(file) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql/update-points.sql", "routes/restore-points.camel.yaml"})
    void showsTheExamplesFiles(String name) throws IOException {
        Path file = Path.of("examples/own-restore-step/config", name);
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("\n" + Files.readString(file) + "```");
        assertThat(readme)
                .containsPattern(name + " is deployed: .*, sha256 "
                        + Sha256.hex(Files.readAllBytes(file)).substring(0, 12));
    }
}
