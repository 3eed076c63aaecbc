package io.operationscenter.kit.lease;

/** The lease has expired or is somebody else's by now: what was done under it must not be kept. */
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Lease lease;

  LeaseLost(Lease lease, String now) {
    super(
        "lease %s of %s with fence %d no longer holds: %s"
            .formatted(lease.name(), lease.holder(), lease.fence(), now));
    this.lease = lease;
  }

  /** The lease that was presented. */
  public Lease lease() {
    return lease;
  }
}
