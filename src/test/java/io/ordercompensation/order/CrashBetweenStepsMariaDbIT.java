package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class CrashBetweenStepsMariaDbIT extends CrashBetweenStepsIT {

    CrashBetweenStepsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
