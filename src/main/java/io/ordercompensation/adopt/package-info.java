/**
 * What a start would find in the tables of an old listener and do there, checked without changing anything and reported
 * as findings. The command {@code adopt} prints them; harmful ones prevent the start.
 */
package io.ordercompensation.adopt;
