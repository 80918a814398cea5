package io.ordercompensation;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class HostileMessageMySqlIT extends HostileMessageIT {

    HostileMessageMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
