package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class HostileKeyMariaDbIT extends HostileKeyIT {

    HostileKeyMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
