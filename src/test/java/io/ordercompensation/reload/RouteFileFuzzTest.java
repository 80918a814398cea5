package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ordercompensation.fuzz.Canary;
import io.ordercompensation.fuzz.EnabledIfJazzerRuns;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a route file, it is judged in time: either refused, or it reaches neither class, bean nor setting
 * that it was not given, while it is judged and while it runs. Jazzer's own detectors watch for processes, files, addresses
 * and classes that the text names.
 */
@EnabledIfJazzerRuns
class RouteFileFuzzTest {

    private static final CamelContext RUNNING = started();

    @DictionaryFile(resourcePath = "/fuzz/route.dict")
    @FuzzTest(maxDuration = "1m")
    @Timeout(20)
    void judges(byte[] bytes) throws Exception {
        FileText file = FileText.of("routes/fuzzed.camel.yaml", new String(bytes, StandardCharsets.UTF_8));

        boolean taken = isTaken(file);

        assertThat(Canary.songs()).as("while it was judged").isEmpty();
        if (taken) {
            String seen = run(file);
            assertThat(Canary.songs()).as("while it ran").isEmpty();
            assertThat(seen).doesNotContain(Canary.SECRET);
        }
    }

    /** As the product does it before it deploys a file; anything but a rejection is a finding. */
    private static boolean isTaken(FileText file) {
        try {
            new RouteRules(DefaultAllowList.get()).check(YamlNodes.entries(file.text()));
        } catch (Rejection refused) {
            assertThat(refused.of(file.name())).doesNotContain(Canary.SECRET);
            return false;
        }
        try {
            new Trial(RUNNING, Map.of()).parts(file);
            return true;
        } catch (Exception | LinkageError refused) {
            assertThat(TrialFailure.of(file, refused).of(file.name())).doesNotContain(Canary.SECRET);
            return false;
        }
    }

    /** Sends a message through each of its routes and answers all that came out of it. */
    private static String run(FileText file) throws Exception {
        StringBuilder seen = new StringBuilder();
        try (CamelContext context = started()) {
            for (RoutesBuilder routes : Trial.load(context, file)) {
                context.addRoutes(routes);
            }
            for (Route route : context.getRoutes()) {
                if (route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                    Exchange done = context.createProducerTemplate()
                            .send(route.getEndpoint(), message -> message.getMessage()
                                    .setBody("body"));
                    seen.append(done.getMessage().getBody())
                            .append(done.getMessage().getHeaders())
                            .append(done.getAllProperties())
                            .append(done.getException());
                }
            }
        } catch (Exception notThere) {
            // The product would go back to what ran before.
            seen.append(notThere);
        }
        return seen.toString();
    }

    private static CamelContext started() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(1);
        context.getRegistry().bind("canary", Canary.silent());
        Properties settings = new Properties();
        settings.setProperty("canary.secret", Canary.SECRET);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.start();
        return context;
    }
}
