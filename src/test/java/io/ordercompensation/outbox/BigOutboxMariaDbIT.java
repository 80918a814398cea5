package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BigOutboxMariaDbIT extends BigOutboxIT {

    BigOutboxMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
