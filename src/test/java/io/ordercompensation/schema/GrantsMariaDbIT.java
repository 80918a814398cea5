package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class GrantsMariaDbIT extends GrantsIT {

    GrantsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
