package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AdoptionMomentMySqlIT extends AdoptionMomentIT {

    AdoptionMomentMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
