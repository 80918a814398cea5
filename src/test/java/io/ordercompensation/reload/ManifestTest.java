package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what the manifest names is deployed, if there is one. */
class ManifestTest {

    private static final FileText FILE = FileText.of("routes/a.camel.yaml", "- route:\n");

    @TempDir
    Path folder;

    @Test
    void aFileOfTheManifestPasses() throws IOException {
        assertThatCode(() -> manifest(FILE.hash() + "  ./routes/a.camel.yaml\n").check(FILE))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Manifest(null).check(FILE)).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionAndAnotherFileDoNot() throws IOException {
        Manifest manifest = manifest("0000  routes/a.camel.yaml\n");

        assertThatThrownBy(() -> manifest.check(FILE)).hasMessageContaining("says 0000");
        assertThatThrownBy(() -> manifest.check(FileText.of("routes/b.camel.yaml", "")))
                .hasMessageContaining("does not name the file");
        assertThatThrownBy(() -> new Manifest(folder.resolve("none")).check(FILE))
                .hasMessageContaining("cannot be read");
    }

    private Manifest manifest(String text) throws IOException {
        return new Manifest(Files.writeString(folder.resolve("manifest"), text));
    }
}
