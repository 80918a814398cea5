package io.ordercompensation.reload;

import java.time.Instant;

/**
 * What became of one version of a file, and when.
 *
 * @param hash SHA-256 of its bytes, null if it is gone or could not be read
 * @param line the line that the message is about, null if there is none
 * @param message why it was rejected and what to do, or which routes it has
 * @param by who rolled it back, null if it was found in the folder
 */
public record Deployment(
        Instant at, String file, String hash, Outcome outcome, Integer line, String message, String by) {}
