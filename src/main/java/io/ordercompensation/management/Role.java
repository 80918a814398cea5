package io.ordercompensation.management;

/** What somebody who is logged in may do. */
public enum Role {
    /** Look. */
    VIEWER,
    /** Look, replay, edit and discard. */
    OPERATOR,
    /** Have orders confirmed, and nothing else. */
    SHOP
}
