package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LostCommitMariaDbIT extends LostCommitIT {

    LostCommitMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
