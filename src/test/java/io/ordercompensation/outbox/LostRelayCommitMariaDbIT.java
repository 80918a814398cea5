package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LostRelayCommitMariaDbIT extends LostRelayCommitIT {

    LostRelayCommitMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
