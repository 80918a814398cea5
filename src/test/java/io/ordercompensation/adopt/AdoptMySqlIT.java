package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AdoptMySqlIT extends AdoptIT {

    AdoptMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
