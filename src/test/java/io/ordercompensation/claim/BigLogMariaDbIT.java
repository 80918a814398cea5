package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BigLogMariaDbIT extends BigLogIT {

    BigLogMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
