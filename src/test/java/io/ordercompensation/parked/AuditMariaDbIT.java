package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AuditMariaDbIT extends AuditIT {

    AuditMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
