package io.ordercompensation.reload;

import java.util.List;

/**
 * How the folders compare with what runs.
 *
 * @param rejected the files that are not in force as they are in the folder, and why
 * @param history what became of which version, the newest first
 */
public record DeployState(List<Deployment> rejected, List<Deployment> history) {}
