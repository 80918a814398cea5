package io.ordercompensation.parked;

import io.ordercompensation.management.Browser;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An operator, a viewer or a shop in front of a real browser. */
abstract class BrowserIT extends OperatorIT {

    static final String PASSWORD = "very secret";

    Browser browser;

    BrowserIT() {
        super(EmbeddedDatabases.mariaDb(), true);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.withManagement().withRoles(PASSWORD, "operator", "viewer", "shop");
    }

    @BeforeAll
    void openBrowser() {
        browser = new Browser("http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port"));
    }

    @BeforeEach
    void forgetWhoWasThere() {
        browser.forget();
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    void logInAs(String role) {
        browser.logIn(role, PASSWORD);
        browser.awaitText("#me", role);
    }
}
