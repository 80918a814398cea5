package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AuditMySqlIT extends AuditIT {

    AuditMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
