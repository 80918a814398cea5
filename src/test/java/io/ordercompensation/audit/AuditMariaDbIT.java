package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AuditMariaDbIT extends AuditIT {

    AuditMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
