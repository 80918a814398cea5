package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;

class EndToEndMariaDbIT extends EndToEndIT {

    EndToEndMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
