package io.operationscenter.kit.process;

import org.jspecify.annotations.Nullable;

/**
 * The first process of a tree that we started: leader of its own session.
 *
 * @param startTicks its start; 0 when it was gone before we could look
 * @param identity user of the tree; null = our own
 * @param before what the kernel had counted before it started; null = not known
 */
record TreeRoot(
    long pid, long startTicks, @Nullable RunIdentity identity, PidOrder.@Nullable Count before) {

  static TreeRoot of(long pid, @Nullable RunIdentity identity, PidOrder.@Nullable Count before) {
    ProcessEntry entry = ProcessTable.entryOf(pid);
    return new TreeRoot(pid, entry == null ? 0 : entry.startTicks(), identity, before);
  }

  /** The processes that may be of this tree: all that are not older. */
  ProcessTable candidates() {
    return PidOrder.holdsSince(pid, before) ? ProcessTable.readFrom(pid) : ProcessTable.read();
  }

  /** Whether the process descends from the root or shares its session. */
  boolean holds(ProcessEntry process, ProcessTable table) {
    ProcessEntry leader = table.entry(pid);
    if (leader != null && leader.startTicks() != startTicks) {
      // The pid belongs to somebody else by now, and with it the session's number.
      return false;
    }
    return process.session() == pid || table.lineage(process.pid()).contains(pid);
  }
}
