package io.ordercompensation.support.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A test class that Failsafe runs twice, on MariaDB and on MySQL; the server is the argument of its constructor. In an
 * IDE it runs on MariaDB, or with {@code -Ddatabase=mysql} on MySQL. Where MySQL cannot run, its tests are skipped with
 * the reason; with the environment variable {@code CI=true} they fail, because a build server must not lose half of its
 * tests in silence.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("each-database")
@ExtendWith(OnEachDatabase.Server.class)
public @interface OnEachDatabase {

    /** Starts the server with the first class that asks for it. */
    final class Server implements ParameterResolver, ExecutionCondition, TestExecutionExceptionHandler {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EmbeddedDatabase.class;
        }

        @Override
        public EmbeddedDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return isMySql() ? EmbeddedDatabases.mySql() : EmbeddedDatabases.mariaDb();
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> missing = isMySql() ? EmbeddedMySql.unavailable() : Optional.empty();
            return missing.map(reason -> missing(reason, "true".equals(System.getenv("CI"))))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("the server runs here"));
        }

        /** Says in the stack trace of a failure on which server it happened. */
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            failure.addSuppressed(new RanOn(isMySql() ? "MySQL" : "MariaDB"));
            throw failure;
        }

        static ConditionEvaluationResult missing(String reason, boolean mustRun) {
            if (mustRun) {
                throw new IllegalStateException(reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }

        private static boolean isMySql() {
            return "mysql".equals(System.getProperty("database"));
        }
    }

    /** Not thrown itself. */
    final class RanOn extends Exception {

        private static final long serialVersionUID = 1L;

        RanOn(String server) {
            super("The test ran on " + server, null, false, false);
        }
    }
}
