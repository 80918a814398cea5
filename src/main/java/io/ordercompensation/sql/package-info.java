/** The statements, and what they may be, before any database is asked. */
package io.ordercompensation.sql;
