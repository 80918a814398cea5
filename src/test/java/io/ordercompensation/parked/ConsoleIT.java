package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.test.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator and a viewer do in a real browser, on our own page. */
class ConsoleIT extends BrowserIT {

    @Test
    void anOperatorReplaysAMessageAndTheRowGoes() throws Exception {
        String key = parkPaid(base);
        logInAs("operator");
        browser.awaitText("#messages tbody", key);
        browser.awaitText("#reasons tbody", "has been paid");
        browser.picture("parked-messages");
        unpay(base);

        browser.clickText(key);
        browser.awaitText("#detail", "parked");
        assertThat(browser.focused()).isEqualTo("detail-title");
        browser.click("#replay-one");
        assertThat(browser.focused()).as("Enter alone acts on nothing").isEqualTo("act-cancel");
        browser.click("#act-do");

        browser.awaitText("#notice", key);
        browser.awaitNoText("#messages tbody", key);
        awaitStatus(key, 1);
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act.get("operator"))
                .isEqualTo("operator"));
        assertThat(browser.complaints()).as("complaints of the browser").isEmpty();
    }

    @Test
    void aMessageIsTextWhateverItHolds() {
        String key = parkInvalid(
                "<script>document.title='taken over'</script><img src=x onerror=\"document.title='taken'\">");
        logInAs("operator");

        browser.awaitText("#messages tbody", "<script>");
        browser.clickText(key);
        browser.awaitText("#detail-body", "<script>document.title='taken over'</script>");

        assertThat(browser.run("return document.title")).isEqualTo("Parked messages – Order compensation");
        assertThat(browser.run("return document.querySelectorAll('main img, dialog img, main script').length"))
                .isEqualTo(0L);
    }

    @Test
    void anOperatorEditsAndDiscards() {
        String broken = parkInvalid("{\"orderId\":");
        String hopeless = parkInvalid("nothing at all");
        logInAs("operator");

        browser.clickText(hopeless);
        browser.click("#discard-one");
        browser.click("#act-do");
        assertThat(browser.run("return document.querySelector('#act-text').validity.valueMissing"))
                .as("a comment is wanted")
                .isEqualTo(true);
        browser.type("#act-text", "sent by mistake");
        browser.click("#act-do");
        browser.awaitNoText("#messages tbody", hopeless);
        assertThat(shop.messageStatus(hopeless)).isEqualTo(4);

        browser.clickText(broken);
        browser.click("#edit-one");
        browser.type("#act-text", "{\"goodsId\":1}");
        browser.click("#act-do");
        browser.awaitText("#act-problem", "orderId");
        browser.type("#act-text", "{\"orderId\":" + base + "}");
        browser.click("#act-do");
        browser.awaitNoText("#messages tbody", broken);
    }

    @Test
    void anOperatorTypesTheOrderIdOfAMessageThatContradictsItself() {
        shop.place(Order.of(base).goods(base, 1));
        String key = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        logInAs("operator");
        browser.click("#replay-many");
        browser.awaitText("#act-meaning", "are left out");
        browser.click("#act-do");
        browser.awaitText("#runs tbody", "1 left out: KEYS and body name different orders");

        browser.clickText(key);
        browser.awaitText("#detail dl", "A-17");
        browser.click("#replay-one");
        assertThat(browser.isShown("#act-order")).isFalse();
        browser.click("#act-do");
        browser.awaitText("#act-problem", "but the body's orderId " + base);
        assertThat(browser.focused()).isEqualTo("act-order");
        browser.type("#act-order", "17");
        browser.click("#act-do");
        browser.awaitText("#act-problem", "You have confirmed order 17");
        assertThat(shop.messageStatus(key)).isEqualTo(3);
        browser.type("#act-order", Long.toString(base));
        browser.click("#act-do");

        browser.awaitNoText("#messages tbody", key);
        awaitStatus(Long.toString(base), 1);
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void everyMessageIsReachedWhateverItsKeyIs() {
        List<String> keys =
                HostileKeyIT.keys().filter(key -> !key.startsWith("msgId:")).toList();
        for (String key : keys) {
            shop.jdbc()
                    .update(
                            "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status)"
                                    + " VALUES ('order_orderTopic_cancel_group', 'order_cancel', ?, '{', 3)",
                            key);
        }
        logInAs("operator");
        browser.awaitText("#messages tbody", "a/b");

        for (String key : keys) {
            open(key);
            await(key).atMost(Duration.ofSeconds(40)).until(() -> (Boolean) browser.run(
                    "return document.querySelector('#detail-title').textContent === arguments[0]", "Message " + key));
            browser.awaitText("#detail-body", "{");
            browser.click("#discard-one");
            browser.type("#act-text", "test");
            browser.click("#act-do");
            browser.awaitNoText("dialog[open]", "");
            assertThat(shop.messageStatus(key)).as(key).isEqualTo(4);
        }
    }

    /** Clicks the row of exactly that key, as soon as the list shows it. */
    private void open(String key) {
        await(key).atMost(Duration.ofSeconds(40)).until(() -> (Boolean) browser.run(
                """
                const row = [...document.querySelectorAll('#messages tbody tr')]
                  .find(row => row.querySelector('button').textContent === arguments[0]);
                row?.querySelector('button').click();
                return Boolean(row)""",
                key));
    }

    @Test
    void anOperatorReplaysAWholeReasonAndSeesHowFarItIs() {
        for (long id = base; id < base + 10; id++) {
            parkPaid(id);
            unpay(id);
        }
        logInAs("operator");
        browser.click("#reasons tbody button");
        browser.awaitText("#chosen", "of the reason group");

        browser.click("#replay-many");
        browser.awaitText("#act-meaning", "of the reason group");
        browser.click("#act-do");

        browser.awaitText("#runs tbody", "10 of 10 done");
        browser.awaitText("#chosen", "No parked message here");
    }

    @Test
    void aViewerSeesNoActionsAndTheServerRefusesThem() {
        String key = parkPaid(base);
        logInAs("viewer");
        browser.clickText(key);
        browser.awaitText("#detail", "parked");

        assertThat(browser.isShown("#one")).isFalse();
        assertThat(browser.isShown("#many")).isFalse();
        assertThat(browser.isShown("#audit-run")).isFalse();
        assertThat(post("/actuator/parked/messages/" + key + "/replay", true)).isEqualTo(403L);
        assertThat(post("/actuator/parked/messages/" + key + "/restored", true)).isEqualTo(403L);
        assertThat(post("/actuator/parked/restored", true)).isEqualTo(403L);
        assertThat(shop.messageStatus(key)).isEqualTo(3);
    }

    @Test
    void aSessionChangesNothingWithoutItsToken() {
        String key = parkPaid(base);
        logInAs("operator");
        browser.awaitText("#messages tbody", key);

        assertThat(post("/actuator/parked/messages/" + key + "/replay", false)).isEqualTo(403L);

        assertThat(shop.messageStatus(key)).isEqualTo(3);
        assertThat(browser.cookie("ORDER_COMPENSATION").isHttpOnly()).isTrue();
        assertThat(browser.cookie("ORDER_COMPENSATION").getSameSite()).isEqualTo("Strict");
    }

    @Test
    void aWrongPasswordTellsNothingMoreAndLoggingOutEndsTheSession() {
        for (String name : new String[] {"operator", "nobody", "shop"}) {
            browser.logIn(name, name.equals("shop") ? PASSWORD : "wrong");
            browser.awaitText("#message", "Name or password is wrong.");
        }
        browser.open("/console/index.html");
        assertThat(browser.url()).endsWith("/login");
        String before = browser.cookie("ORDER_COMPENSATION") == null
                ? ""
                : browser.cookie("ORDER_COMPENSATION").getValue();

        logInAs("operator");
        assertThat(browser.cookie("ORDER_COMPENSATION").getValue()).isNotEqualTo(before);
        browser.click("#logout button");
        browser.awaitText("#message", "You are logged out.");
        browser.open("/");
        assertThat(browser.url()).endsWith("/login");
    }

    private Object post(String path, boolean withToken) {
        return browser.run(
                """
                const token = document.cookie.split('XSRF-TOKEN=')[1];
                return fetch(arguments[0], {method: 'POST', headers: arguments[1] ? {'X-XSRF-TOKEN': token} : {}})
                  .then(answer => answer.status)""",
                path,
                withToken);
    }
}
