package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BuiltInStepsMariaDbIT extends BuiltInStepsIT {

    BuiltInStepsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
