package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMessageMariaDbIT extends HostileMessageIT {

    HostileMessageMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }

    /** A minute or two to find the culprit by; one batch of all of them says in seconds whether there is one. */
    @EnabledIfSystemProperty(named = "hostile.each", matches = "true")
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void eachHarmsOnlyItself(String name) throws Exception {
        harmsOnlyItself(name);
    }
}
