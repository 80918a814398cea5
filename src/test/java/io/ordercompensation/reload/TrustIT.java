package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The two settings that say how far the folder is trusted: entirely, or only for what somebody signed. */
@ExtendWith(OutputCaptureExtension.class)
class TrustIT {

    private static final String FILE = "routes/names.camel.yaml";
    private static final String TEXT =
            """
            - route:
                id: names
                from:
                  uri: direct:names
                  steps:
                    - setBody:
                        simple: "${camelContext.name}"
            """;

    @Test
    void aTrustedFolderMayDoWhatCamelCan(@TempDir Path folder, CapturedOutput output) throws Exception {
        try (HotShop hot = new HotShop(folder)
                .with("compensation.hot-deploy.trusted", true)
                .start()) {
            hot.deploy(FILE, TEXT);

            assertThat(hot.camel().createProducerTemplate().requestBody("direct:names", "", String.class))
                    .isEqualTo(hot.camel().getName());
            assertThat(output).contains("WARN").contains("compensation.hot-deploy.trusted is set");
            assertThat(hot.refused(FILE, TEXT.replace("direct:names", "direct:restore-goods"))
                            .message())
                    .contains("starts from direct:restore-goods already");
        }
    }

    @Test
    void onlyWhatIsSignedIsDeployed(@TempDir Path folder) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String signed = TEXT.replace("camelContext.name", "body");
        String other = signed.replace("body", "header.other");
        try (HotShop hot = new HotShop(folder)
                .with("compensation.hot-deploy.public-key", key)
                .start()) {
            assertThat(hot.refused(FILE, signed).message()).contains("no signature beside it");

            Files.write(hot.path(FILE + ".sig"), sign(keys, FILE, signed));
            hot.awaitOutcome(FILE, Outcome.DEPLOYED, FileText.of(FILE, signed).hash());
            assertThat(hot.refused(FILE, other).message()).contains("not that of this version");

            Files.write(hot.path(FILE + ".sig"), sign(keys, FILE, other));
            hot.awaitOutcome(FILE, Outcome.DEPLOYED, FileText.of(FILE, other).hash());
            assertThat(hot.refused("sql/unsigned.sql", "SELECT 1").message()).contains("no signature beside it");
            assertThatThrownBy(() -> hot.hotDeploy().rollBack(FILE, "ann")).hasMessageContaining("signature");
        }
    }

    private static byte[] sign(KeyPair keys, String name, String text) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update((FileText.of(name, text).hash() + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }
}
