package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Checks that a file is signed with the private key, by Ed25519. The signed text is the line that {@code sha256sum}
 * prints for the file: its name is signed too, so that no signed file can be put in another's place.
 */
final class Signatures {

    static final String END = ".sig";
    static final int BYTES = 64;

    private static final int MAX_KEY_BYTES = 4096;
    private static final String ALGORITHM = "Ed25519";

    private final Path publicKey;

    /** @param publicKey PEM, as {@code openssl pkey -pubout} writes it; null if files need no signature */
    Signatures(Path publicKey) {
        this.publicKey = publicKey;
    }

    boolean areWanted() {
        return publicKey != null;
    }

    /** @throws RejectedException unless the signature is that of this version under this name; the key is read anew each time */
    void check(FileText file, byte[] signature) throws RejectedException {
        String signed = file.hash() + "  " + file.name() + "\n";
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key());
            check.update(signed.getBytes(StandardCharsets.UTF_8));
            if (signature.length == BYTES && check.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw RejectedException.passing(
                    "The public key " + publicKey + " cannot be used ("
                            + e.getClass().getSimpleName() + ").",
                    "Write the PEM of an Ed25519 public key there (compensation.hot-deploy.public-key).",
                    e);
        } catch (IOException e) {
            throw RejectedException.passing(
                    "The public key " + publicKey + " cannot be read: " + e + ".",
                    "Put it there, or take compensation.hot-deploy.public-key away.",
                    e);
        }
        throw missing("Its signature is not that of this version under this name.");
    }

    static RejectedException missing(String why) {
        return RejectedException.passing(
                why,
                "Sign it: sha256sum FILE > line; openssl pkeyutl -sign -rawin -inkey KEY -in line -out FILE" + END
                        + " (docs/hot-deploy-rules.md).",
                null);
    }

    private PublicKey key() throws IOException, GeneralSecurityException {
        if (Files.size(publicKey) > MAX_KEY_BYTES) {
            throw new IOException("it has more than " + MAX_KEY_BYTES + " bytes");
        }
        String pem = Files.readString(publicKey).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
