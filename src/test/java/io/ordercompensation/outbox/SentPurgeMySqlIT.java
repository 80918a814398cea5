package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class SentPurgeMySqlIT extends SentPurgeIT {

    SentPurgeMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
