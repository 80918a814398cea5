package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class EndedTransactionMariaDbIT extends EndedTransactionIT {

    EndedTransactionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
