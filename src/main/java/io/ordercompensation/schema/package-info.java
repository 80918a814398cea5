/** The tables as they are, and the statements that bring them to the shape that the product works on. */
package io.ordercompensation.schema;
