package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class EndToEndMySqlIT extends EndToEndIT {

    EndToEndMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
