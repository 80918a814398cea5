package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class MessageSourceMariaDbIT extends MessageSourceIT {

    MessageSourceMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
