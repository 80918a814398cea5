package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LookAtOlderMariaDbIT extends LookAtOlderIT {

    LookAtOlderMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
