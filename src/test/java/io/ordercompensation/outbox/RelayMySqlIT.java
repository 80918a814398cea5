package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RelayMySqlIT extends RelayIT {

    RelayMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
