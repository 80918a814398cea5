package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ConfirmMySqlIT extends ConfirmIT {

    ConfirmMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
