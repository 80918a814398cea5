package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.retry.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.ResolveEndpointFailedException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Finds the line of what Camel could not build in a file, as far as its message names a place. */
final class TrialFailure {

    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=}]+)=");
    private static final Pattern NAMED = Pattern.compile("'([^']+)'|with id: (\\S+)|\\[([\\w.:-]+)]|named: (\\S+)");
    private static final int MAX_CAUSES = 50;

    private TrialFailure() {}

    static RejectedException of(FileText file, Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        Integer line = null;
        for (Throwable cause : causes) {
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                return RejectedException.of(
                        marked.getProblemMark().get().getLine() + 1,
                        "The YAML DSL does not know this: " + sentence(marked.getProblem()),
                        "Correct it; the Camel manual lists the settings of each step.",
                        failure);
            }
            Matcher option = UNKNOWN_OPTION.matcher(String.valueOf(cause.getMessage()));
            if (option.find()) {
                return RejectedException.of(
                        line(file.text(), option.group(1).strip()),
                        "The endpoint has no option '%s' (Unknown parameters)."
                                .formatted(option.group(1).strip()),
                        "Correct it; the Camel manual lists the options of each component.",
                        failure);
            }
            Integer found = line(file.text(), cause);
            line = found == null ? line : found;
        }
        return RejectedException.of(
                line, "Camel cannot build it: " + sentence(Causes.rootReason(failure)), remedy(causes), failure);
    }

    private static Integer line(String text, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ResolveEndpointFailedException endpoint) {
            String uri = endpoint.getUri().replaceFirst("://", ":").split("\\?", 2)[0];
            Integer whole = line(text, uri);
            return whole == null ? line(text, uri.split(":", 2)[0] + ":") : whole;
        }
        Matcher named = NAMED.matcher(message);
        while (named.find()) {
            for (int group = 1; group <= named.groupCount(); group++) {
                Integer found = named.group(group) == null ? null : line(text, named.group(group));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The first line that holds the words, not as a part of longer ones; null if none does. */
    static Integer line(String text, String words) {
        Matcher found = Pattern.compile(
                        "(?<![\\w-])" + Pattern.quote(words) + (words.endsWith(":") ? "" : "(?![\\w-])"))
                .matcher(text);
        return words.isEmpty() || !found.find()
                ? null
                : (int) text.substring(0, found.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
    }

    private static String remedy(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof NoSuchBeanException) {
                return "Correct the bean's name, or have the application define it.";
            }
            if (cause instanceof ResolveEndpointFailedException) {
                return "Correct the uri and its parameters.";
            }
        }
        return "Correct it; what ran before keeps running until then.";
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }
}
