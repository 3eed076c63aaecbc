package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.MaintenanceWindow;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One repository, named {@code sample}; the digest can be changed. */
public final class FixedSettings implements LaneSettings {

  private String digest = "digest-1";
  private int reloads;
  private List<MaintenanceWindow> windows = List.of();
  private Duration interval = Duration.ofSeconds(1);
  private boolean configured = true;

  void digest(String other) {
    digest = other;
  }

  public void windows(MaintenanceWindow... closed) {
    windows = List.of(closed);
  }

  public void interval(Duration longer) {
    interval = longer;
  }

  public void unconfigured() {
    configured = false;
  }

  int reloads() {
    return reloads;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public void reload() {
    reloads++;
  }

  @Override
  public boolean configured() {
    return configured;
  }

  @Override
  public Map<String, ManagedRepository> repositories() {
    return Map.of(
        "sample",
        ContractCodec.withRandomIds(Clock.systemUTC())
            .read(
                ManagedRepository.class,
                """
                {"clone_url": "git@example.org:owner/sample.git", "default_branch": "main"}"""),
        "self",
        ContractCodec.withRandomIds(Clock.systemUTC())
            .read(
                ManagedRepository.class,
                """
                {"clone_url": "git@example.org:owner/self.git", "default_branch": "main"}"""));
  }

  @Override
  public Optional<String> selfRepository() {
    return Optional.of("self");
  }

  @Override
  public int parallelSlots() {
    return 1;
  }

  @Override
  public List<MaintenanceWindow> maintenanceWindows() {
    return windows;
  }

  @Override
  public Duration goalInterval() {
    return interval;
  }
}
