package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ParkedEndpointMariaDbIT extends ParkedEndpointIT {
    ParkedEndpointMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
