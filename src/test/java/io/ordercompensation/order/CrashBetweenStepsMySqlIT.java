package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class CrashBetweenStepsMySqlIT extends CrashBetweenStepsIT {

    CrashBetweenStepsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
