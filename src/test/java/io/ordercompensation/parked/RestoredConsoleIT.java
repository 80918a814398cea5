package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An operator tells the page of messages that were restored by other means, one or all of a reason. */
class RestoredConsoleIT extends BrowserIT {

    @Test
    void anOperatorSaysThatMessagesWereRestored() {
        String one = parkPaid(base);
        String other = parkPaid(base + 1);
        String third = parkPaid(base + 2);
        for (long id = base; id < base + 3; id++) {
            restoredByHand(id);
        }
        logInAs("operator");

        browser.clickText(one);
        browser.click("#restored-one");
        browser.awaitText("#act-meaning", "given back by other means");
        browser.click("#act-do");
        assertThat(browser.run("return document.querySelector('#act-text').validity.valueMissing"))
                .as("a comment is wanted")
                .isEqualTo(true);
        browser.type("#act-text", "the old listener did");
        browser.click("#act-do");
        browser.awaitText("#notice", "counts as restored");
        assertThat(shop.messageStatus(one)).isEqualTo(1);

        browser.click("#reasons tbody button");
        browser.awaitText("#chosen", "of the reason group");
        browser.click("#restored-many");
        browser.awaitText("#act-meaning", "of the reason group");
        browser.type("#act-text", "those too");
        browser.click("#act-do");
        browser.awaitText("#runs tbody", "2 of 2 done");
        browser.awaitText("#chosen", "No parked message here");

        assertThat(shop.messageStatus(other)).isEqualTo(1);
        assertThat(shop.messageStatus(third)).isEqualTo(1);
        assertThat(audit()).extracting(act -> act.get("operation")).containsOnly("restored");
    }
}
