package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Each field of a proposal changed in turn, and the lane and backend it is routed to. */
class ApprovalOfAnEditedCardTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  /** Neither what the card says nor what is done: ids, times, and how urgent it is. */
  private static final Map<String, Consumer<ObjectNode>> NO_EDIT =
      Map.of(
          "proposal_id",
          c -> {
            proposal(c).put("proposal_id", "another");
            decision(c).put("proposal_id", "another");
          },
          "proposed_at",
          c -> proposal(c).put("proposed_at", "2026-05-05T09:00:00Z"),
          "priority",
          c -> proposal(c).put("priority", "critical"));

  private static final Map<String, Consumer<ObjectNode>> EDITS =
      Map.ofEntries(
          Map.entry("project_id", c -> proposal(c).put("project_id", "another")),
          Map.entry("task_type", c -> proposal(c).put("task_type", "refactor")),
          Map.entry("execution_mode", c -> proposal(c).put("execution_mode", "fix_pr")),
          Map.entry("goal_text", c -> proposal(c).put("goal_text", "Mend the greeting \nin src")),
          Map.entry("constraints_text", c -> proposal(c).put("constraints_text", "none")),
          Map.entry("risk_level", c -> proposal(c).put("risk_level", "medium")),
          Map.entry("proposer", c -> proposal(c).put("proposer", "somebody")),
          Map.entry("labels", c -> proposal(c).putArray("labels").add("risk: low")),
          Map.entry("target.repo_key", c -> proposal(c).withObject("target").put("repo_key", "s2")),
          Map.entry(
              "target.clone_url",
              c ->
                  proposal(c)
                      .withObject("target")
                      .put("clone_url", "git@example.org:owner/other.git")),
          Map.entry(
              "target.base_branch", c -> proposal(c).withObject("target").put("base_branch", "m")),
          Map.entry(
              "target.allowed_paths",
              c -> proposal(c).withObject("target").putArray("allowed_paths").add("src/").add("a")),
          Map.entry(
              "constraints.max_changed_files",
              c -> proposal(c).withObject("constraints").put("max_changed_files", 9)),
          Map.entry(
              "constraints.timeout_seconds",
              c -> proposal(c).withObject("constraints").put("timeout_seconds", 301)),
          Map.entry(
              "constraints.allowed_paths",
              c -> proposal(c).withObject("constraints").putArray("allowed_paths").add("src/a")),
          Map.entry(
              "constraints.require_clean_validation",
              c -> proposal(c).withObject("constraints").put("require_clean_validation", false)),
          Map.entry(
              "constraints.skip_baseline_validation",
              c -> proposal(c).withObject("constraints").put("skip_baseline_validation", true)),
          Map.entry(
              "validation_profile.profile_name",
              c -> proposal(c).withObject("validation_profile").put("profile_name", "other")),
          Map.entry(
              "validation_profile.commands",
              c -> proposal(c).withObject("validation_profile").putArray("commands").add("true")),
          Map.entry(
              "validation_profile.timeout_seconds",
              c -> proposal(c).withObject("validation_profile").put("timeout_seconds", 301)),
          Map.entry(
              "validation_profile.fail_fast",
              c -> proposal(c).withObject("validation_profile").put("fail_fast", true)),
          Map.entry(
              "branch_policy.branch_prefix",
              c -> proposal(c).withObject("branch_policy").put("branch_prefix", "auto/x")),
          Map.entry(
              "branch_policy.push_on_success",
              c -> proposal(c).withObject("branch_policy").put("push_on_success", false)),
          Map.entry(
              "branch_policy.open_pr",
              c -> proposal(c).withObject("branch_policy").put("open_pr", true)),
          Map.entry(
              "branch_policy.allowed_base_branches",
              c ->
                  proposal(c)
                      .withObject("branch_policy")
                      .putArray("allowed_base_branches")
                      .add("main")));

  private static ObjectNode proposal(ObjectNode command) {
    return Commands.proposal(command);
  }

  private static ObjectNode decision(ObjectNode command) {
    return Commands.decision(command);
  }

  /** Dotted names of everything a proposal says. */
  private static Set<String> fields() {
    Set<String> names = new TreeSet<>();
    JsonNode proposal = CODEC.write(Commands.of("task").bundle().proposal());
    for (Map.Entry<String, JsonNode> member : proposal.properties()) {
      if (member.getValue().isObject()) {
        member.getValue().fieldNames().forEachRemaining(n -> names.add(member.getKey() + "." + n));
      } else {
        names.add(member.getKey());
      }
    }
    return names;
  }

  @OnBothDatabases
  void noFieldCanBeChangedBehindAnApproval(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(
          c -> {
            c.withObject("repos").set("s2", c.at("/repos/sample").deepCopy());
          });
      bench.records.policy = ApprovalTest.REVIEW;
      Service service = bench.service();
      Map<String, Consumer<ObjectNode>> edits = new TreeMap<>(EDITS);
      Set<String> looked = new TreeSet<>(edits.keySet());
      looked.addAll(NO_EDIT.keySet());
      looked.add("task_id"); // the approval is of this one task
      assertThat(looked).as("a new field needs a case here").isEqualTo(fields());
      edits.put("lane", c -> decision(c).put("selected_lane", "claude_cli"));
      edits.put("backend", c -> decision(c).put("selected_backend", "openclaw"));

      for (Map.Entry<String, Consumer<ObjectNode>> edit : edits.entrySet()) {
        String field = edit.getKey();
        AdmissionCommand edited = Commands.of(field, edit.getValue());
        service.blocked(field + "-1", Commands.of(field));
        service.approve("a-" + field, field);

        // When
        TicketState state = service.admit(field + "-2", edited).state();
        service.queue.sealNow(field + "-2");

        // Then
        boolean refusedBefore = state == TicketState.REFUSED;
        assertThat(refusedBefore || bench.ticket(field + "-2").state() == TicketState.BLOCKED)
            .as(field + " is " + state)
            .isTrue();
        assertThat(service.admit(field + "-3", Commands.of(field)).state())
            .as("without the edit of " + field)
            .isEqualTo(TicketState.ADMITTED);
      }
      assertThat(bench.rows("reservation")).isEqualTo(edits.size());
    }
  }

  @OnBothDatabases
  void identityTimesAndUrgencyAreNoEdit(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      bench.records.policy = ApprovalTest.REVIEW;
      Service service = bench.service();
      Map<String, Consumer<ObjectNode>> changes = new TreeMap<>(NO_EDIT);
      changes.put("label", c -> proposal(c).putArray("labels").add("Policy : approved"));
      changes.put("urgency", c -> proposal(c).putArray("labels").add("priority: high"));
      for (Map.Entry<String, Consumer<ObjectNode>> change : changes.entrySet()) {
        // Given
        String name = change.getKey();
        service.blocked(name + "-1", Commands.of(name));
        service.approve("a-" + name, name);

        // When // Then
        assertThat(service.admit(name + "-2", Commands.of(name, change.getValue())).state())
            .as(name)
            .isEqualTo(TicketState.ADMITTED);
      }
    }
  }
}
