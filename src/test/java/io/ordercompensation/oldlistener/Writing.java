package io.ordercompensation.oldlistener;

/** How stock and balance are changed. */
public enum Writing {

    /** Read, added in the program, written: what others write in between is lost. */
    READ_ADD_WRITE,

    /** The same, but written only over what was read, and else read again. */
    COMPARE_AND_SET,

    /** Added by the database. */
    ADD
}
