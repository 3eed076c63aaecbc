package io.operationscenter.contracts.api;

/**
 * The version of the wire contracts as a whole; services of one major version understand each
 * other.
 */
public final class ContractsVersion {

  /** Major and minor number, e.g. {@code 1.0}. */
  public static final String CURRENT = "1.0";

  private ContractsVersion() {}
}
