package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what the holder of the private key has signed, under the name that was signed with it. */
class SignaturesTest {

    private static final FileText FILE = FileText.of("routes/a.camel.yaml", "- route:\n");

    @TempDir
    Path folder;

    private KeyPair keys;
    private Signatures signatures;

    @BeforeEach
    void aKey() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        signatures = new Signatures(Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n"));
    }

    private byte[] sign(KeyPair with, String line) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(with.getPrivate());
        signature.update(line.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static String line(FileText file) {
        return file.hash() + "  " + file.name() + "\n";
    }

    @Test
    void aSignedFilePasses() throws Exception {
        byte[] signature = sign(keys, line(FILE));

        assertThatCode(() -> signatures.check(FILE, signature)).doesNotThrowAnyException();
    }

    @Test
    void nothingElseDoes() throws Exception {
        byte[] signature = sign(keys, line(FILE));
        byte[] others = sign(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), line(FILE));
        byte[] changed = signature.clone();
        changed[3] ^= 1;

        assertThatThrownBy(() -> signatures.check(FileText.of(FILE.name(), "- route: \n"), signature))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> signatures.check(FileText.of("routes/b.camel.yaml", FILE.text()), signature))
                .hasMessageContaining("not that of this version under this name");
        for (byte[] bad : new byte[][] {others, changed, {}, new byte[64], new byte[63]}) {
            assertThatThrownBy(() -> signatures.check(FILE, bad)).isInstanceOf(RejectedException.class);
        }
    }

    @Test
    void withoutAUsableKeyNothingPasses() throws Exception {
        byte[] signature = sign(keys, line(FILE));
        Path noKey = Files.writeString(folder.resolve("no.pem"), "no key");

        assertThatThrownBy(() -> new Signatures(noKey).check(FILE, signature)).hasMessageContaining("cannot be used");
        assertThatThrownBy(() -> new Signatures(folder.resolve("none")).check(FILE, signature))
                .hasMessageContaining("cannot be read");
    }

    /** As docs/hot-deploy-rules.md tells users to do it. */
    @Test
    void isTheSignatureOfOpenssl() throws Exception {
        Path key = folder.resolve("private.pem");
        Path line = Files.writeString(folder.resolve("line"), line(FILE));
        openssl("genpkey", "-algorithm", "ed25519", "-out", key.toString());
        openssl(
                "pkey",
                "-in",
                key.toString(),
                "-pubout",
                "-out",
                folder.resolve("public.pem").toString());
        Path out = folder.resolve("a.sig");
        openssl("pkeyutl", "-sign", "-rawin", "-inkey", key.toString(), "-in", line.toString(), "-out", out.toString());

        new Signatures(folder.resolve("public.pem")).check(FILE, Files.readAllBytes(out));
    }

    private static void openssl(String... arguments) throws InterruptedException {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "openssl";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            org.junit.jupiter.api.Assumptions.assumeTrue(
                    new ProcessBuilder(command).inheritIO().start().waitFor() == 0);
        } catch (IOException e) {
            org.junit.jupiter.api.Assumptions.abort("There is no openssl here");
        }
    }
}
