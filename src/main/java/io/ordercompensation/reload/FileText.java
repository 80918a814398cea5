package io.ordercompensation.reload;

import io.ordercompensation.message.Sha256;
import io.ordercompensation.message.StrictUtf8;
import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file as it was read once; what is checked is what is deployed, whatever happens to the file meanwhile.
 *
 * @param name as operators know it: {@code routes/restore-points.camel.yaml} or {@code sql/update-points.sql}
 * @param hash SHA-256 of its bytes, in hexadecimal
 */
record FileText(String name, String text, String hash) {

    static FileText of(String name, String text) {
        return new FileText(name, text, Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a file that somebody named.
     *
     * @throws RejectedException if it has more bytes than allowed or is not UTF-8
     * @throws IOException if it cannot be read
     */
    static FileText read(String name, Path file, int maxBytes) throws IOException, RejectedException {
        if (!Files.isRegularFile(file)) {
            throw RejectedException.of(null, "There is no such file, or it is no regular one.", "Correct the path.");
        }
        if (Files.size(file) > maxBytes) {
            throw tooLong(maxBytes);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(name, in.readNBytes(maxBytes + 1), maxBytes);
        }
    }

    /** @throws RejectedException if it is more bytes than allowed or not UTF-8 */
    static FileText of(String name, byte[] bytes, int maxBytes) throws RejectedException {
        if (bytes.length > maxBytes) {
            throw tooLong(maxBytes);
        }
        // Not new String(), which would replace malformed bytes and so deploy something else than was written.
        String text = StrictUtf8.decode(bytes)
                .orElseThrow(() -> RejectedException.of(null, "The file is not UTF-8.", "Save it as UTF-8."))
                .toString();
        return new FileText(name, text, Sha256.hex(bytes));
    }

    static RejectedException tooLong(int maxBytes) {
        return RejectedException.of(
                null,
                "The file has more than " + maxBytes + " bytes.",
                "Split it, or raise compensation.hot-deploy.max-file-bytes.");
    }

    /** The file's own name, without the directory. */
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
