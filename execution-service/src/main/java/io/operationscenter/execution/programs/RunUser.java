package io.operationscenter.execution.programs;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.process.ProcessRunner;
import io.operationscenter.kit.process.RunIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As whom agents, bootstrap and validation run (design §6): as {@code sandbox.run_as}, or a free
 * unprivileged user, when this service is uid 0; otherwise as the service itself.
 */
@Singleton
public final class RunUser {

  private final RunIdentity identity;
  private final boolean differs;
  private final @Nullable ClaimedUser claim;

  /** Claims a free user unless one is configured or none is needed. */
  @Inject
  RunUser(ConfigurationInUse configuration, ProcessRunner runner) {
    differs = runner.ownUid() == 0;
    Long configured =
        configuration.values().map(OperatorConfiguration::sandbox).map(s -> s.runAs()).orElse(null);
    claim = differs && configured == null ? ClaimedUser.first() : null;
    identity =
        claim != null
            ? claim.identity()
            : configured == null ? RunIdentity.DEFAULT : identityOf(configured);
  }

  private RunUser(RunIdentity identity, boolean differs) {
    this.identity = identity;
    this.differs = differs;
    this.claim = null;
  }

  /** A given user, which counts only when this service's own uid is 0. */
  public static RunUser of(RunIdentity identity, int ownUid) {
    return new RunUser(identity, ownUid == 0);
  }

  /** The user that confined programs get when {@link #differs}. */
  public RunIdentity identity() {
    return identity;
  }

  /** True when confined programs run as another user than this service. */
  public boolean differs() {
    return differs;
  }

  /**
   * Gives a directory and what it holds to the user of runs; nothing when that is ourselves. Only
   * for directories in which nothing runs. Links are not followed, and a file that has other names,
   * which may lie elsewhere, keeps its owner.
   */
  public void handOver(Path directory) throws IOException {
    if (differs) {
      Files.walkFileTree(directory, new GiveAway());
    }
  }

  @PreDestroy
  void release() {
    if (claim != null) {
      claim.close();
    }
  }

  private static RunIdentity identityOf(long uid) {
    if (uid > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "sandbox.run_as must be at most " + Integer.MAX_VALUE + ", got " + uid);
    }
    return new RunIdentity((int) uid, (int) uid);
  }

  private final class GiveAway extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      give(path, true);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      give(path, !attributes.isRegularFile());
      return FileVisitResult.CONTINUE;
    }

    private void give(Path path, boolean otherNames) throws IOException {
      Map<String, Object> now =
          Files.readAttributes(path, "unix:uid,nlink", LinkOption.NOFOLLOW_LINKS);
      boolean alone = otherNames || Integer.valueOf(1).equals(now.get("nlink"));
      if (!alone || Integer.valueOf(identity.uid()).equals(now.get("uid"))) {
        return;
      }
      Files.setAttribute(path, "unix:gid", identity.gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", identity.uid(), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
