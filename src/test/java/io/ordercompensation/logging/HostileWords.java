package io.ordercompensation.logging;

import io.ordercompensation.config.Standalone;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/** Logs what a sender, a file name or a server may say, with the product's own configuration, in a process of its own. */
public final class HostileWords {

    /** What would end a line, move the cursor or turn the reading direction, before a line that looks like one of ours. */
    static final List<String> BREAKS = List.of(
            "\n",
            "\r",
            "\r\n",
            "\u000b",
            "\f",
            "\u0000",
            "\u001b[2K\u001b[1G",
            "\u0085",
            "\u009b1G",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066");

    static final String FORGED = "12:00:00.000 INFO  Isolation  FORGED order 7 is restored";

    /** The argument by which the tests' one main class runs it. */
    public static final String NAME = "hostile-words";

    private HostileWords() {}

    public static void run(String... args) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Nothing.class);
        application.resourceLoader(new DefaultResourceLoader(new WithoutTestLog()));
        application.run(args).close();
        Logger log = LoggerFactory.getLogger(HostileWords.class);
        for (String end : BREAKS) {
            String words = "key 1" + end + FORGED;
            log.warn(words);
            log.warn("Message {} is parked", words);
            log.atWarn().addKeyValue("key", words).log("with a pair");
            MDC.put("breadcrumb", words);
            log.warn("with a context");
            MDC.clear();
            Exception cause = new IllegalArgumentException(words);
            cause.addSuppressed(new IllegalStateException(words));
            log.error("with exceptions", new IllegalStateException(words, cause));
            Thread.currentThread().setName(words);
            log.warn("in a thread");
            Thread.currentThread().setName("main");
            LoggerFactory.getLogger(words).warn("by a logger");
        }
        LoggerFactory.getLogger("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter")
                .error("\n\nAPPLICATION FAILED TO START\n" + FORGED);
    }

    @Standalone
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    /** The tests have a Logback file of their own, which users have not. */
    private static final class WithoutTestLog extends ClassLoader {

        WithoutTestLog() {
            super(HostileWords.class.getClassLoader());
        }

        @Override
        public java.net.URL getResource(String name) {
            return Stream.of("logback-test.xml", "logback.xml").anyMatch(name::equals) ? null : super.getResource(name);
        }
    }
}
