package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BigLogMySqlIT extends BigLogIT {

    BigLogMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
