package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class CompetingOrdersMySqlIT extends CompetingOrdersIT {

    CompetingOrdersMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
