package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class FailureRecordMariaDbIT extends FailureRecordIT {

    FailureRecordMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
