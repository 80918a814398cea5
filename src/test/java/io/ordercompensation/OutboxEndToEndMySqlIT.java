package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class OutboxEndToEndMySqlIT extends OutboxEndToEndIT {

    OutboxEndToEndMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
