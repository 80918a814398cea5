package io.ordercompensation.restore;

import io.ordercompensation.embedded.EmbeddedDatabases;

class MessageSourceMariaDbIT extends MessageSourceIT {

    MessageSourceMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
