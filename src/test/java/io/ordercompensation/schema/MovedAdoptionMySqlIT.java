package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class MovedAdoptionMySqlIT extends MovedAdoptionIT {

    MovedAdoptionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
