package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class CompetingActsMySqlIT extends CompetingActsIT {

    CompetingActsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
