package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LookAtOlderMySqlIT extends LookAtOlderIT {

    LookAtOlderMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
