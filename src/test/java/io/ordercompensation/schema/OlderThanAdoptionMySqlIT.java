package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class OlderThanAdoptionMySqlIT extends OlderThanAdoptionIT {

    OlderThanAdoptionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
