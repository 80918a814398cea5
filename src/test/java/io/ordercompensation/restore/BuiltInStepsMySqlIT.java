package io.ordercompensation.restore;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BuiltInStepsMySqlIT extends BuiltInStepsIT {

    BuiltInStepsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
