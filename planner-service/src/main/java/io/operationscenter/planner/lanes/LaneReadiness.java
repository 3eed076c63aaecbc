package io.operationscenter.planner.lanes;

import io.operationscenter.kit.service.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Down while the lane parks itself because the board does not take its credential (design §5). */
@Singleton
final class LaneReadiness implements ReadinessCheck {

  private final LaneView view;

  LaneReadiness(LaneView view) {
    this.view = view;
  }

  @Override
  public String name() {
    return "lanes";
  }

  @Override
  public Optional<String> missing() {
    return Optional.ofNullable(view.trouble()).map(why -> "lane goal is parked: " + why);
  }
}
