package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BuiltInStepsMySqlIT extends BuiltInStepsIT {

    BuiltInStepsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
