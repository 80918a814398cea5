package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class SentPurgeMariaDbIT extends SentPurgeIT {

    SentPurgeMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
