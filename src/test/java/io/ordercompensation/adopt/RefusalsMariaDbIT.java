package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RefusalsMariaDbIT extends RefusalsIT {

    RefusalsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
