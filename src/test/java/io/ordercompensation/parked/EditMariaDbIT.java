package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class EditMariaDbIT extends EditIT {

    EditMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
