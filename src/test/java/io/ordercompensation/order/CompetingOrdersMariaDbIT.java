package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class CompetingOrdersMariaDbIT extends CompetingOrdersIT {

    CompetingOrdersMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
