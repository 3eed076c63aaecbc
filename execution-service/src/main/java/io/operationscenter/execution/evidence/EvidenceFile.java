package io.operationscenter.execution.evidence;

/**
 * A file to retain.
 *
 * @param name relative, inside the run's folder; no {@code ..}
 * @param text masked
 */
public record EvidenceFile(String name, String text) {}
