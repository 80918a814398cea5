package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RefusedStartMySqlIT extends RefusedStartIT {

    RefusedStartMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
