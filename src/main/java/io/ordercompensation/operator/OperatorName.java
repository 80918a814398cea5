package io.ordercompensation.operator;

import io.ordercompensation.message.OneLine;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/** The name under which an act is recorded in the audit. */
public final class OperatorName {

    private static final int MAX = 100;

    /** An application that embeds the product need not have Spring Security. */
    private static final boolean HAS_LOGIN = ClassUtils.isPresent(
            "org.springframework.security.core.context.SecurityContextHolder", OperatorName.class.getClassLoader());

    private OperatorName() {}

    /**
     * Who acts in a JMX console: the user logged in to its page, whatever name is typed there; without a login, as in
     * JConsole, the typed name.
     */
    public static String inConsole(String typed) {
        return HAS_LOGIN ? Login.nameOr(typed) : typed;
    }

    /**
     * Returns the name without surrounding blanks.
     *
     * @throws IllegalArgumentException if there is none, or it is too long, or not one line of visible characters
     */
    public static String checked(String operator) {
        if (operator == null || operator.isBlank()) {
            throw new IllegalArgumentException("operator is missing but goes into the audit: say who you are");
        }
        String name = operator.strip();
        if (name.length() > MAX) {
            throw new IllegalArgumentException(
                    "operator has %d characters but may have at most %d".formatted(name.length(), MAX));
        }
        if (!OneLine.of(name, MAX * 6).equals(name)) {
            throw new IllegalArgumentException("operator must be one line of visible characters");
        }
        return name;
    }

    private static final class Login {

        static String nameOr(String typed) {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            return login == null ? typed : login.getName();
        }
    }
}
