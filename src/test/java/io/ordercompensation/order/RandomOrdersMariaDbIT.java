package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RandomOrdersMariaDbIT extends RandomOrdersIT {

    RandomOrdersMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
