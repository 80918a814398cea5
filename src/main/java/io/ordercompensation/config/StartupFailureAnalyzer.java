package io.ordercompensation.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a {@link StartupFailureException} as a description and what to do, without a stack trace. */
final class StartupFailureAnalyzer extends AbstractFailureAnalyzer<StartupFailureException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StartupFailureException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
