package io.operationscenter.kit.git;

import org.jspecify.annotations.Nullable;

/**
 * Where a branch of the remote must stand for a push to be let through (design §3).
 *
 * @param expected the commit last seen; null = there must be no such branch
 */
public record Lease(@Nullable ObjectId expected) {

  /** There must be no such branch yet. */
  public static final Lease MUST_NOT_EXIST = new Lease(null);

  /** The branch must stand at this commit. */
  public static Lease at(ObjectId commit) {
    return new Lease(commit);
  }

  String argument(RefName branch) {
    return "--force-with-lease=" + branch + ":" + (expected == null ? "" : expected.hex());
  }
}
