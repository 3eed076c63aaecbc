package io.operationscenter.execution.workspaces;

import java.util.regex.Pattern;

/** Tells failures for want of space from others. */
final class SpaceFailure {

  // Where a checkout cannot write, git does not say why; into a folder of ours it is the room.
  private static final Pattern USED_UP =
      Pattern.compile("No space left on device|Disk quota exceeded|unable to write file");

  private SpaceFailure() {}

  /** Whether something failed because nothing more can be written. */
  static boolean is(Exception failure) {
    return USED_UP.matcher(String.valueOf(failure.getMessage())).find();
  }
}
