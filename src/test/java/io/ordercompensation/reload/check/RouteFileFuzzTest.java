package io.ordercompensation.reload.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ordercompensation.reload.OpenDirect;
import io.ordercompensation.support.fuzz.Canary;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a route file, it is judged in time: either refused, or it reaches neither class, bean nor setting that
 * it was not given, while it is judged and while it runs. Jazzer's own detectors watch for processes, files, addresses and
 * classes that the text names.
 */
@EnabledIfJazzerRuns
class RouteFileFuzzTest {

    private final RouteFileCheck check = RouteFileCheck.of(DefaultRules.allowed());

    @DictionaryFile(resourcePath = "/fuzz/route.dict")
    @FuzzTest(maxDuration = "1m")
    @Timeout(20)
    void judges(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);

        boolean taken = isTaken(text);

        assertThat(Canary.songs()).as("while it was judged").isEmpty();
        if (taken) {
            String seen = run(text);
            assertThat(Canary.songs()).as("while it ran").isEmpty();
            assertThat(seen).doesNotContain(Canary.SECRET);
        }
    }

    /** Anything but a rejection is a finding. */
    private boolean isTaken(String text) {
        try {
            check.route(text);
            return true;
        } catch (RejectedException refused) {
            assertThat(refused.of("fuzzed")).isNotBlank().doesNotContain(Canary.SECRET);
            return false;
        }
    }

    /** Sends a message through each of its routes and answers all that came out of it. */
    private static String run(String text) throws Exception {
        StringBuilder seen = new StringBuilder();
        RecordedResources resources = null;
        try (CamelContext context = started()) {
            resources = RecordedResources.of(context);
            for (RoutesBuilder routes : PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(ResourceHelper.fromString("fuzzed.camel.yaml", text))) {
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
        assertThat(resources == null ? List.of() : resources.asked())
                .as("what was read from elsewhere")
                .isEmpty();
        return seen.toString();
    }

    private static CamelContext started() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(1);
        // The product's: with the stock one a circle would never end.
        DirectComponent direct = OpenDirect.component();
        // Nobody comes later to consume what a file calls.
        direct.setBlock(false);
        context.addComponent("direct", direct);
        context.getRegistry().bind("canary", Canary.silent());
        Properties settings = new Properties();
        settings.setProperty("canary.secret", Canary.SECRET);
        context.getPropertiesComponent().setInitialProperties(settings);
        context.start();
        return context;
    }
}
