package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ParkedEndpointMySqlIT extends ParkedEndpointIT {
    ParkedEndpointMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
