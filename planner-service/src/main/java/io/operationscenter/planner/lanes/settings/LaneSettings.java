package io.operationscenter.planner.lanes.settings;

import io.operationscenter.kit.config.MaintenanceWindow;
import io.operationscenter.kit.config.ManagedRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lanes ask of the configuration; every answer is the present one. */
public interface LaneSettings {

  /** Digest that goes with every command. */
  String digest();

  /** Looks at the operator's file again; for {@code config_skew}. */
  void reload();

  /** False without an operator's file: there is no board and no repository then. */
  boolean configured();

  /** Repositories by key. */
  Map<String, ManagedRepository> repositories();

  /** The repository this installation itself comes from, if any. */
  Optional<String> selfRepository();

  /** Runs at the same time per lane and planner. */
  int parallelSlots();

  /** Hours in which nothing is started. */
  List<MaintenanceWindow> maintenanceWindows();

  /** How often the goal lane looks. */
  Duration goalInterval();
}
