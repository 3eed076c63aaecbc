package io.operationscenter.kit.process;

/**
 * The unprivileged user of a confined program ({@code sandbox.run_as}, design §6). It needs no
 * entry in the password file and must be used by nothing else on the machine: survivors are found
 * by it.
 *
 * @param uid user id, at least 1
 * @param gid group id, at least 1; there are no supplementary groups
 */
public record RunIdentity(int uid, int gid) {

  /** A number that neither Debian's policy nor systemd hands out to anybody. */
  public static final RunIdentity DEFAULT = new RunIdentity(60_978, 60_978);

  public RunIdentity {
    if (uid < 1 || gid < 1) {
      throw new IllegalArgumentException(
          "run identity needs a uid and a gid of at least 1, got " + uid + ":" + gid);
    }
  }
}
