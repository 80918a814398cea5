package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AuditMySqlIT extends AuditIT {

    AuditMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
