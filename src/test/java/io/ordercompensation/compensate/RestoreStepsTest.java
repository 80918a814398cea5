package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which steps a batch goes to, and in which order. */
class RestoreStepsTest {

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        for (String route : List.of("restore-goods", "restore-coupon", "restore-zebra", "restore-apple")) {
            add(route, "direct:" + route);
        }
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void namesTheSelectedStepsInTheirOrderThenTheUsersOwnById() {
        assertThat(steps(RestoreStep.COUPON, RestoreStep.GOODS))
                .containsExactly(
                        "direct://restore-coupon",
                        "direct://restore-goods",
                        "direct://restore-apple",
                        "direct://restore-zebra");
    }

    @Test
    void leavesOutABuiltInStepThatIsNotSelected() {
        assertThat(steps(RestoreStep.GOODS)).doesNotContain("direct://restore-coupon");
    }

    @Test
    void namesAStoppedStepToo() throws Exception {
        camel.getRouteController().stopRoute("restore-goods");

        assertThat(steps(RestoreStep.GOODS)).contains("direct://restore-goods");
    }

    @Test
    void refusesASelectedStepWithoutARoute() {
        assertThatThrownBy(() -> steps(RestoreStep.BALANCE))
                .hasMessage("compensation.steps selects 'BALANCE', but there is no route 'restore-balance' in group"
                        + " 'restore'");
    }

    @Test
    void refusesAStepThatWouldRunOutsideTheTransaction() throws Exception {
        add("restore-later", "seda:restore-later");

        assertThatThrownBy(() -> steps(RestoreStep.GOODS))
                .hasMessageContaining("'restore-later'")
                .hasMessageContaining("starts from direct:");
    }

    private List<String> steps(RestoreStep... selected) {
        return new RestoreSteps(camel, List.of(selected)).endpoints();
    }

    private void add(String id, String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).routeGroup(RestoreSteps.GROUP).to("log:" + id);
            }
        });
    }
}
