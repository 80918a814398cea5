package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LostRelayCommitMySqlIT extends LostRelayCommitIT {

    LostRelayCommitMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
