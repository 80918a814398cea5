package io.ordercompensation.retry;

import io.ordercompensation.message.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The fingerprint of a kind of reason: the same whatever order, amount or place in the body it names. */
public final class ReasonGroup {

    private static final int HEX_DIGITS = 12;
    /** Leading characters of the normalised text that count. Where a long reason was cut depends on its values. */
    private static final int TELLING = 200;

    private static final int MAX_READ = 2000;

    /** An apostrophe within a word opens no quote, and one before a letter does not close it. */
    private static final Pattern QUOTED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:'(?:[^']++|'(?=\\p{L}))*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|`[^`]*+`)");

    /** A number, an id, an address or a time: any unbroken run that contains a digit. */
    private static final Pattern ID =
            Pattern.compile("[-+]?[\\p{L}_]*+\\p{N}[\\p{L}\\p{N}_]*+(?:[.:+-]++[\\p{L}\\p{N}_]++)*+");

    private static final Pattern LIST = Pattern.compile("#(?:\\s*,\\s*#)++");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private ReasonGroup() {}

    /** Answers 12 hexadecimal digits, or null if there is no reason. */
    public static String of(String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        byte[] digest = Sha256.begin().digest(kind(reason).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    }

    static String kind(String reason) {
        String text = reason.length() > MAX_READ ? reason.substring(0, MAX_READ) : reason;
        text = QUOTED.matcher(text).replaceAll("#");
        text = ID.matcher(text).replaceAll("#");
        text = LIST.matcher(text).replaceAll("#");
        text = BLANK.matcher(text).replaceAll(" ").strip();
        return text.length() > TELLING ? text.substring(0, TELLING) : text;
    }
}
