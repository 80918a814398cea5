package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;

class OutboxEndToEndMariaDbIT extends OutboxEndToEndIT {

    OutboxEndToEndMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
