package io.ordercompensation.reload;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where hot deploy looks and within what bounds.
 *
 * @param routes directory of the users' routes
 * @param sql directory of their statements
 * @param pollInterval between two looks
 * @param settle for how long a file must not have changed
 * @param drainTimeout how long a swap waits for the work in hand
 * @param maxFileBytes longer files are rejected
 * @param maxFiles of a directory with more nothing is changed
 * @param maxDirectoryBytes of a directory with more in all its files nothing is changed
 * @param maxSteps of the routes of all files together
 * @param history entries that are kept
 * @param versions good versions of each file that are kept
 * @param maxVersionBytes of all versions together
 * @param manifest SHA-256 of the files that may be deployed, null if there is none
 * @param publicKey of whoever signs the files, null if none need be signed
 */
public record HotDeploySettings(
        Path routes,
        Path sql,
        Duration pollInterval,
        Duration settle,
        Duration drainTimeout,
        int maxFileBytes,
        int maxFiles,
        long maxDirectoryBytes,
        int maxSteps,
        int history,
        int versions,
        long maxVersionBytes,
        Path manifest,
        Path publicKey) {}
