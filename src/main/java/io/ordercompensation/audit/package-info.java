/** The invariants: what must never be found in the books, who looks for it, and how it is put right. */
package io.ordercompensation.audit;
