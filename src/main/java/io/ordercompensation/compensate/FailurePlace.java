package io.ordercompensation.compensate;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;

/** Where in the routes an exchange failed. The failure's route id is no help: it names the one with the transaction. */
final class FailurePlace {

    private static final int MAX_CAUSES = 50;

    private FailurePlace() {}

    /** Names the restore step's route, if it was in one, and the last endpoint that was called; null if neither is known. */
    static String of(Exchange failed) {
        Exchange innermost = failed;
        Throwable cause = failed.getException();
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            // Every restore step gets a copy of the exchange; the properties of the one that failed are its own.
            if (cause instanceof CamelExchangeException copy && copy.getExchange() != null) {
                innermost = copy.getExchange();
            }
        }
        String step = innermost.getProperty(Exchange.RECIPIENT_LIST_ENDPOINT, String.class);
        String last = innermost.getProperty(Exchange.TO_ENDPOINT, String.class);
        if (last == null) {
            return null;
        }
        return URISupport.sanitizeUri(step == null || step.equals(last) ? last : step + " at " + last);
    }
}
