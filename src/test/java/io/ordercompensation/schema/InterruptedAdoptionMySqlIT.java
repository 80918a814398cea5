package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class InterruptedAdoptionMySqlIT extends InterruptedAdoptionIT {

    InterruptedAdoptionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
