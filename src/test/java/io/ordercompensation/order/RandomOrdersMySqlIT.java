package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RandomOrdersMySqlIT extends RandomOrdersIT {

    RandomOrdersMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
