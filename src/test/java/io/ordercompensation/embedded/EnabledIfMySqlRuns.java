package io.ordercompensation.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test class where {@link EmbeddedMySql} cannot run. With the environment variable {@code CI=true} the class
 * fails instead: a build server must not lose half of its tests in silence.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledIfMySqlRuns.Condition.class)
public @interface EnabledIfMySqlRuns {

    /** Asks {@link EmbeddedMySql#unavailable()}. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return EmbeddedMySql.unavailable()
                    .map(reason -> missing(reason, "true".equals(System.getenv("CI"))))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("MySQL runs here"));
        }

        static ConditionEvaluationResult missing(String reason, boolean mustRun) {
            if (mustRun) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
