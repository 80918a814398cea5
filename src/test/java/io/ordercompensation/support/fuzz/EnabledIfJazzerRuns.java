package io.ordercompensation.support.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a fuzz test, which the build runs in a JVM of its own: Jazzer instruments the product's classes, and Spring cannot
 * bind all of such records. Where Jazzer has no native library the test is skipped, with a sentence that says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("fuzz")
@ExtendWith(EnabledIfJazzerRuns.Condition.class)
public @interface EnabledIfJazzerRuns {

    /** Asks the class path for the library of this system. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String system = system(System.getProperty("os.name"), System.getProperty("os.arch"));
            if (Files.exists(Path.of("/etc/alpine-release"))) {
                return skipped("a Linux without glibc");
            }
            return getClass().getResource("/com/code_intelligence/jazzer/driver/jazzer_driver_" + system + "/") == null
                    ? skipped(system)
                    : ConditionEvaluationResult.enabled("Jazzer runs on " + system);
        }

        static String system(String name, String architecture) {
            String os = name.toLowerCase(Locale.ROOT);
            String family = os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : "linux";
            return family + "_" + (architecture.equals("amd64") ? "x86_64" : architecture);
        }

        private static ConditionEvaluationResult skipped(String system) {
            return ConditionEvaluationResult.disabled(
                    "Jazzer has no native library for " + system + ": fuzz on another machine");
        }
    }
}
