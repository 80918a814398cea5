package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class PagesMySqlIT extends PagesIT {

    PagesMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
