package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RepeatedOrderMySqlIT extends RepeatedOrderIT {

    RepeatedOrderMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
