package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class FailureRecordMySqlIT extends FailureRecordIT {

    FailureRecordMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
