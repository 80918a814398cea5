package io.ordercompensation.restore;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BuiltInStepsMariaDbIT extends BuiltInStepsIT {

    BuiltInStepsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
