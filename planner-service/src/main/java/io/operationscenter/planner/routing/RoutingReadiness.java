package io.operationscenter.planner.routing;

import io.operationscenter.kit.config.SwitchboardMode;
import io.operationscenter.kit.service.ReadinessCheck;
import io.operationscenter.planner.routing.switchboard.SwitchBoardHealth;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Without a router nothing can be planned; the service itself stays up (spec 02 §6). */
@Singleton
final class RoutingReadiness implements ReadinessCheck {

  private final ConfiguredRouting routing;
  private final AtomicReference<List<String>> logged = new AtomicReference<>(List.of());

  RoutingReadiness(ConfiguredRouting routing) {
    this.routing = routing;
  }

  @Override
  public String name() {
    return "switchboard";
  }

  @Override
  public Optional<String> missing() {
    return switch (routing.mode()) {
      case EMBEDDED -> routing.embeddedFault();
      case REMOTE -> routing.switchBoardState().flatMap(this::missing);
    };
  }

  @Override
  public String present() {
    if (routing.mode() == SwitchboardMode.EMBEDDED) {
      return "embedded" + withIssues(routing.policyIssues());
    }
    return routing
        .switchBoardState()
        .map(
            state ->
                switch (state) {
                  case SwitchBoardHealth.State.Reachable up ->
                      ("remote " + up.version()).strip() + withIssues(up.issues());
                  case SwitchBoardHealth.State.Away away -> away.why();
                })
        .orElse("remote, not asked: neither a configuration nor an address is given");
  }

  private Optional<String> missing(SwitchBoardHealth.State state) {
    return switch (state) {
      case SwitchBoardHealth.State.Away away -> Optional.of(away.why());
      case SwitchBoardHealth.State.Reachable up -> {
        if (!logged.getAndSet(up.issues()).equals(up.issues())) {
          up.issues().forEach(issue -> Log.warnf("SwitchBoard's policy: %s", issue));
        }
        yield Optional.empty();
      }
    };
  }

  private static String withIssues(List<String> issues) {
    return issues.isEmpty() ? "" : ", degraded: " + String.join("; ", issues);
  }
}
