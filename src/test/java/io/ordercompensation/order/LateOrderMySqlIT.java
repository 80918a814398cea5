package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LateOrderMySqlIT extends LateOrderIT {

    LateOrderMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
