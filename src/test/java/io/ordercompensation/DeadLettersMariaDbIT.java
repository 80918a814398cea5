package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;

class DeadLettersMariaDbIT extends DeadLettersIT {

    DeadLettersMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
