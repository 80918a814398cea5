package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class CompetingActsMariaDbIT extends CompetingActsIT {

    CompetingActsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
