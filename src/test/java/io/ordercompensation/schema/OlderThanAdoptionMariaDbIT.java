package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class OlderThanAdoptionMariaDbIT extends OlderThanAdoptionIT {

    OlderThanAdoptionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
