/**
 * What a start would find in the tables of an old listener, and what it would do there: asked without changing anything,
 * and told as findings. The command {@code adopt} prints them; the start is refused by those that would harm.
 */
package io.ordercompensation.adopt;
