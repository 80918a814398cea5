package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class OldWritersMariaDbIT extends OldWritersIT {

    OldWritersMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
