package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RefusalsMySqlIT extends RefusalsIT {

    RefusalsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
