package io.operationscenter.kit.git;

/** How a remote answered a push. */
public sealed interface PushOutcome {

  /**
   * The branch stands where it should.
   *
   * @param changed false when it stood there before
   */
  record Pushed(boolean changed) implements PushOutcome {}

  /** The branch does not stand where we last saw it; the remote is untouched. */
  record StaleLease(String excerpt) implements PushOutcome {}

  /**
   * The remote does not want it: a hook, a protected branch.
   *
   * @param excerpt its words, masked
   */
  record Refused(String excerpt) implements PushOutcome {}

  /** The remote could not be asked, or not as who we are: the failure's kind tells. */
  record NotAnswered(GitFailure failure) implements PushOutcome {}
}
