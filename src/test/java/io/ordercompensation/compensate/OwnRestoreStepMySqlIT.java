package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class OwnRestoreStepMySqlIT extends OwnRestoreStepIT {

    OwnRestoreStepMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
