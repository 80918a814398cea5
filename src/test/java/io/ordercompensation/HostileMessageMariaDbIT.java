package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;

class HostileMessageMariaDbIT extends HostileMessageIT {

    HostileMessageMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
