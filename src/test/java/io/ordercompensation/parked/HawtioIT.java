package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.shop.CompensationApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hawtio in a real browser: the routes and their diagrams, and our MBeans, whose operations run from the page. */
class HawtioIT extends BrowserIT {

    private static final String OPERATIONS = "#jmx-operation-list";
    private static final String REPLAY = "replay(java.lang.String,java.lang.String)";

    @Override
    CompensationApp configured(CompensationApp product) {
        return super.configured(product).with("spring.jmx.enabled", true);
    }

    @Test
    void nobodySeesItWithoutALogin() {
        browser.open("/actuator/hawtio/");

        assertThat(browser.url()).endsWith("/login");
    }

    @Test
    void aViewerSeesTheRoutesAndTheirDiagram() throws Exception {
        logInAs("viewer");
        browser.click("#hawtio");

        browser.awaitText("body", "direct://restore-goods");
        browser.awaitText(".react-flow, .camel-node-content, main", "release-coupons");
        browser.picture("hawtio-routes");
    }

    @Test
    void anOperatorReplaysAMessageAndGoesIntoTheAuditUnderTheLoginsName() throws Exception {
        String key = parkPaid(base);
        unpay(base);

        openReplay("operator");
        browser.type("input[id='operation-" + REPLAY + "-arg-form-input-key-0']", key);
        browser.type("input[id='operation-" + REPLAY + "-arg-form-input-operator-1']", "somebody else");
        browser.picture("hawtio-replay");
        browser.press("section[id='operation-execute-" + REPLAY + "'] button[type=submit]");

        awaitStatus(key, 1);
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act.get("operator"))
                .isEqualTo("operator"));
    }

    @Test
    void aViewerReplaysNothing() {
        String key = parkPaid(base);
        unpay(base);

        openReplay("viewer");
        browser.type("input[id='operation-" + REPLAY + "-arg-form-input-key-0']", key);
        browser.press("section[id='operation-execute-" + REPLAY + "'] button[type=submit]");

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        browser.run("return document.body.innerText").toString().matches("(?s).*role may not use.*"));
        assertThat(shop.messageStatus(key)).isEqualTo(3);
        assertThat(audit()).isEmpty();
    }

    private void openReplay(String name) {
        logInAs(name);
        browser.open("/actuator/hawtio/jmx");
        // Hawtio draws its tree again when the beans are read once more, and the folder is closed then.
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> Boolean.TRUE.equals(
                                browser.run(
                                        """
                        const bean = document.querySelector("li[id='io.ordercompensation-ParkedMessages']");
                        const folder = document.querySelector(
                            "li[id='io.ordercompensation-folder'] .pf-v6-c-tree-view__node-toggle");
                        if (!bean && folder) {
                          folder.click();
                        }
                        return bean != null;""")));
        browser.press("li[id='io.ordercompensation-ParkedMessages'] .pf-v6-c-tree-view__node-text");
        browser.press("a[href*='/jmx/operations']");
        browser.awaitText(OPERATIONS, "Has one message tried again now");
        browser.press(OPERATIONS + " button[aria-labelledby^='operation " + REPLAY + "']");
    }
}
