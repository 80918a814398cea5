package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class InvariantMySqlIT extends InvariantIT {

    InvariantMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
