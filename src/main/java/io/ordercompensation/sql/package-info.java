/** What a statement is, before any database is asked. */
package io.ordercompensation.sql;
