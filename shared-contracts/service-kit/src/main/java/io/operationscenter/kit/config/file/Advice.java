package io.operationscenter.kit.config.file;

import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.ScheduledTask;
import io.operationscenter.kit.config.schedule.ScheduleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is legal and probably not meant: entries that will be skipped, settings without effect. */
final class Advice {

  private Advice() {}

  static List<Fault> on(OperatorConfiguration configuration) {
    List<Fault> advice = new ArrayList<>();
    Set<String> repositories = configuration.repos().keySet();
    for (int i = 0; i < configuration.scheduledTasks().size(); i++) {
      scheduled(
          configuration.scheduledTasks().get(i), "scheduled_tasks." + i, repositories, advice);
    }
    for (int i = 0; i < configuration.policy().repoPolicies().size(); i++) {
      String key = configuration.policy().repoPolicies().get(i).repoKey();
      if (!key.equals("*") && !repositories.contains(key)) {
        advice.add(note("policy.repo_policies." + i + ".repo_key", unused(key, repositories)));
      }
    }
    configuration
        .kodoProfiles()
        .forEach(
            (name, profile) -> {
              if (profile.binary() != null) {
                advice.add(
                    note("kodo_profiles." + name + ".binary", "has no effect: kodo.binary counts"));
              }
            });
    return advice;
  }

  /** Malformed entries and unknown repositories are skipped with a warning (spec 06 §10.2). */
  private static void scheduled(
      ScheduledTask task, String path, Set<String> repositories, List<Fault> advice) {
    if (!repositories.contains(task.repoKey())) {
      advice.add(note(path + ".repo_key", unused(task.repoKey(), repositories)));
    }
    for (Fault fault : ScheduleReader.read(task).notes()) {
      advice.add(note(fault.path().isEmpty() ? path : path + "." + fault.path(), fault.message()));
    }
  }

  private static String unused(String key, Set<String> repositories) {
    return DocumentRules.unknownRepository(key, repositories) + "; the entry is skipped";
  }

  private static Fault note(String path, String message) {
    return new Fault(path, Fault.Kind.CONSISTENCY, message);
  }
}
