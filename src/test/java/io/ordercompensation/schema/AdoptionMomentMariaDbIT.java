package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AdoptionMomentMariaDbIT extends AdoptionMomentIT {

    AdoptionMomentMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
