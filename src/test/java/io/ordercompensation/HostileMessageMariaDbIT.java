package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMessageMariaDbIT extends HostileMessageIT {

    HostileMessageMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }

    /** Here only: nothing of how a message is read depends on the server. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void eachHarmsOnlyItself(String name) throws Exception {
        harmsOnlyItself(name);
    }
}
