package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class DeadLettersMySqlIT extends DeadLettersIT {

    DeadLettersMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
