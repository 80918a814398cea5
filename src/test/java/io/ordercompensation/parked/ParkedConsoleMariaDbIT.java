package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ParkedConsoleMariaDbIT extends ParkedConsoleIT {

    ParkedConsoleMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
