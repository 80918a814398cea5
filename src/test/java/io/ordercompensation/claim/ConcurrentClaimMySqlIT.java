package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ConcurrentClaimMySqlIT extends ConcurrentClaimIT {

    ConcurrentClaimMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
