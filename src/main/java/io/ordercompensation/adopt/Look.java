package io.ordercompensation.adopt;

import java.util.List;

/** One look at the tables. It changes nothing and answers within its bounds, or fails. */
interface Look {

    /** What it is about. */
    AdoptCode code();

    List<AdoptFinding> findings();
}
