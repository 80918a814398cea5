package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class FailingStepMySqlIT extends FailingStepIT {

    FailingStepMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
