package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class TwoRelaysMySqlIT extends TwoRelaysIT {

    TwoRelaysMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
