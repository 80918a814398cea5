package io.ordercompensation.support.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.support.embedded.OnEachDatabase.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnEachDatabaseTest {

    @Test
    void skipsWithTheReasonOnADevelopersMachine() {
        var result = Server.missing("install libaio1", false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("install libaio1");
    }

    @Test
    void failsOnABuildServer() {
        assertThatThrownBy(() -> Server.missing("install libaio1", true)).hasMessageContaining("install libaio1");
    }

    @Test
    void namesTheServerOfAFailure() {
        AssertionError failure = new AssertionError("the books are wrong");

        assertThatThrownBy(() -> new Server().handleTestExecutionException(null, failure))
                .isSameAs(failure)
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .singleElement()
                        .asString()
                        .endsWith("The test ran on MariaDB"));
    }

    /** With another word there, no test would run on MySQL, and nobody would notice. */
    @Test
    void isWhatTheSecondExecutionOfFailsafeAsksFor() throws IOException {
        String tag = OnEachDatabase.class.getAnnotation(Tag.class).value();

        assertThat(Files.readString(Path.of("pom.xml")))
                .containsSubsequence("<id>on-mysql</id>", "<groups>" + tag + "</groups>", "<database>mysql</database>");
    }
}
