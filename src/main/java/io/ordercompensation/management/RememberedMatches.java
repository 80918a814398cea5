package io.ordercompensation.management;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers which passwords were right, so that a login with every request costs microseconds and not the tenth of a
 * second that a password encoder takes on purpose. Wrong ones are not remembered: guessing stays as slow as it was.
 */
final class RememberedMatches implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Far more than there are accounts; several passwords can match one account, as bcrypt reads 72 bytes only. */
    private static final int MAX = 1000;

    private final PasswordEncoder encoder;
    /** Never leaves this process. Without it, what is remembered reveals nothing about the passwords. */
    private final SecretKeySpec key;

    private final Set<String> right = ConcurrentHashMap.newKeySet();

    RememberedMatches(PasswordEncoder encoder) {
        this.encoder = encoder;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        if (password == null || encoded == null) {
            return encoder.matches(password, encoded);
        }
        String mac = mac(password, encoded);
        if (right.contains(mac)) {
            return true;
        }
        boolean matches = encoder.matches(password, encoded);
        if (matches && right.size() < MAX) {
            right.add(mac);
        }
        return matches;
    }

    /** Whether it was right before; takes the same time whatever the answer. */
    boolean isRemembered(CharSequence password, String encoded) {
        return right.contains(mac(password, encoded));
    }

    @Override
    public boolean upgradeEncoding(String encoded) {
        return encoder.upgradeEncoding(encoded);
    }

    private String mac(CharSequence password, String encoded) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // No encoded password contains a zero, so no two pairs give the same text.
            mac.update((encoded + '\0').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
