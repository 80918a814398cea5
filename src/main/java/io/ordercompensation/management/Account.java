package io.ordercompensation.management;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody who may log in.
 *
 * @param name as it goes into the audit
 * @param password encoded, with the encoding in front: <code>{bcrypt}$2y$10$...</code>
 */
public record Account(
        @NotBlank @Size(max = 100) String name, @NotBlank @Size(max = 500) String password, @NotNull Role role) {

    /** Without the password, because this may end up in a log. */
    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
