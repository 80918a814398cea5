package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class HostileKeyMySqlIT extends HostileKeyIT {

    HostileKeyMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
