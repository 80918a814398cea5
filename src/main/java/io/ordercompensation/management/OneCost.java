package io.ordercompensation.management;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Makes every wrong password cost the same, so that the time it takes does not reveal whether there is such an account,
 * or how its password is encoded: each is compared once with every encoding that any account uses. For encodings other
 * than the account's own, it is compared with a random hash, and the result is dropped.
 */
final class OneCost implements PasswordEncoder {

    private static final String BCRYPT = "{bcrypt}";
    private static final String PBKDF2 = "{pbkdf2@SpringSecurity_v5_8}";
    private static final Pattern COST = Pattern.compile("\\{bcrypt}\\$2[aby]?\\$(\\d\\d)\\$.*");
    /** The encoder's default, with which Spring compares the password of an unknown name. */
    private static final String DEFAULT_COST = "10";

    private static final int BCRYPT_HASH = 31;
    private static final int PBKDF2_BYTES = 48;

    private final PasswordEncoder encoder;
    /** For each encoding a hash that no password has. */
    private final Map<String, String> ways = new LinkedHashMap<>();

    /** @param encoded the passwords of all accounts */
    OneCost(PasswordEncoder encoder, Collection<String> encoded) {
        this.encoder = encoder;
        ways.put(BCRYPT + DEFAULT_COST, nobodys(BCRYPT + DEFAULT_COST));
        encoded.stream()
                .map(OneCost::way)
                .filter(way -> !way.isEmpty())
                .forEach(way -> ways.computeIfAbsent(way, OneCost::nobodys));
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        String own = way(encoded);
        boolean right = false;
        for (Map.Entry<String, String> way : ways.entrySet()) {
            if (way.getKey().equals(own)) {
                right = encoder.matches(password, encoded);
            } else {
                encoder.matches(password, way.getValue());
            }
        }
        // {noop} costs nothing, and whatever else is not prepared is wrong for everybody.
        return ways.containsKey(own) ? right : encoder.matches(password, encoded);
    }

    /** An account's password stays as it was configured. */
    @Override
    public boolean upgradeEncoding(String encoded) {
        return false;
    }

    /** What determines the time of a comparison with it; empty if that takes hardly any. */
    private static String way(String encoded) {
        Matcher cost = COST.matcher(encoded);
        return cost.matches() ? BCRYPT + cost.group(1) : encoded.startsWith(PBKDF2) ? PBKDF2 : "";
    }

    private static String nobodys(String way) {
        SecureRandom random = new SecureRandom();
        if (way.equals(PBKDF2)) {
            byte[] bytes = new byte[PBKDF2_BYTES];
            random.nextBytes(bytes);
            return PBKDF2 + HexFormat.of().formatHex(bytes);
        }
        int cost = Integer.parseInt(way.substring(BCRYPT.length()));
        // Cut from further salts, which are as random as a hash and use the same characters.
        String hash = BCrypt.gensalt(4, random).substring(7)
                + BCrypt.gensalt(4, random).substring(7);
        return BCRYPT + BCrypt.gensalt(cost, random) + hash.substring(0, BCRYPT_HASH);
    }
}
