package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BigOutboxMySqlIT extends BigOutboxIT {

    BigOutboxMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
