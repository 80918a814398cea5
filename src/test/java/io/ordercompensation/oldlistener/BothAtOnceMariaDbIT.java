package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BothAtOnceMariaDbIT extends BothAtOnceIT {

    BothAtOnceMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
