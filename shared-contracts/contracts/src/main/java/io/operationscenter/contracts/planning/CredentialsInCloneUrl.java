package io.operationscenter.contracts.planning;

/** The clone URL carries a secret; the message does not repeat it (spec 01 §4.1). */
public final class CredentialsInCloneUrl extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CredentialsInCloneUrl() {
    super("clone_url must not carry credentials; name the token's variable in the configuration");
  }
}
