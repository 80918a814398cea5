package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class MessageSourceMySqlIT extends MessageSourceIT {

    MessageSourceMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
