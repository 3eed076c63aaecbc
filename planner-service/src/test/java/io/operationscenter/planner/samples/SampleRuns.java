package io.operationscenter.planner.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.tickets.RunAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Accounts of runs as execution serves them, from {@code samples/run-account.json}. */
public final class SampleRuns {

  public static final String TICKET = "6a0f3c52-1d7b-4c0e-9f57-2b1f0d3c9a11";
  public static final String RUN = "3d1c9e70-52aa-4d0f-8a5e-70c1b8f4f2aa";
  public static final String TASK = "0b6f2c1e-7a3d-4a52-8d0b-93f1a4f7c201";
  public static final ContractCodec CODEC =
      ContractCodec.withRandomIds(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  private SampleRuns() {}

  /** A run that failed validation once, was retried and pushed its branch. */
  public static RunAccount succeeded() {
    return CODEC.read(RunAccount.class, document());
  }

  /** Seal of that run. */
  public static Seal seal() {
    return Objects.requireNonNull(succeeded().seal());
  }

  /** The same where no validation command is configured. */
  public static RunAccount unvalidated() {
    ObjectNode account = document();
    ((ObjectNode) account.at("/ticket/result")).putObject("validation").put("status", "skipped");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same in a dry run. */
  public static RunAccount dryRun() {
    ObjectNode account = document();
    ((ObjectNode) account.at("/ticket/result")).put("branch_pushed", false);
    account
        .withObject("/outcome/record/metadata")
        .put("push_withheld", true)
        .put("push_reason", "dry run, OPERATIONS_CENTER_PR_DRY_RUN is set");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same, when the remote did not take the branch. */
  public static RunAccount rejected() {
    ObjectNode account = document();
    ((ObjectNode) account.at("/ticket/result")).put("branch_pushed", false);
    account
        .withObject("/outcome/record/metadata")
        .put("push_withheld", false)
        .put("push_reason", "the remote is away");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same, when validation failed the second time too and the branch is only a draft. */
  public static RunAccount draft() {
    ObjectNode account = document();
    ObjectNode ticket = (ObjectNode) account.get("ticket");
    ticket.put("state", "failed");
    ((ObjectNode) ticket.get("result"))
        .put("status", "failed")
        .put("success", false)
        .put("failure_category", "validation_failed")
        .put("failure_reason", "Validation still fails: 1 test");
    account.putNull("outcome");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same, when its backend did not say what it changed. */
  public static RunAccount uncertain() {
    ObjectNode account = document();
    ((ObjectNode) account.at("/ticket/result")).putArray("changed_files");
    ((ObjectNode) account.at("/outcome/trace"))
        .put("changed_files_summary", "unknown (backend did not report changed files)");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same with 20,000 changed files, before it is sealed. */
  public static RunAccount wide() {
    ObjectNode account = document();
    account.putNull("outcome");
    ArrayNode files = ((ObjectNode) account.at("/ticket/result")).putArray("changed_files");
    for (int n = 1; n <= 20_000; n++) {
      files.addObject().put("path", "src/f%05d".formatted(n)).put("change_type", "added");
    }
    return CODEC.read(RunAccount.class, account);
  }

  /** The same, when a restart ended it while its agent worked. */
  public static RunAccount interrupted() {
    ObjectNode account = document();
    ObjectNode ticket = (ObjectNode) account.get("ticket");
    ticket.put("state", "failed");
    ticket.put("interrupted", true);
    ticket.putNull("commit");
    ((ObjectNode) ticket.get("result"))
        .put("status", "failed")
        .put("success", false)
        .put("branch_pushed", false)
        .put("failure_category", "backend_error")
        .put("failure_reason", "interrupted");
    account.putNull("outcome");
    return CODEC.read(RunAccount.class, account);
  }

  /** The same while its agent runs. */
  public static RunAccount running() {
    ObjectNode account = document();
    ObjectNode ticket = (ObjectNode) account.get("ticket");
    ticket.put("state", "running");
    ticket.put("step", "adapter");
    ticket.putNull("result");
    ticket.putNull("commit");
    ticket.putNull("evidence");
    account.putNull("outcome");
    account.putNull("seal");
    account.putArray("evidence_files");
    ArrayNode timeline = (ArrayNode) account.get("timeline");
    while (timeline.size() > 4) {
      timeline.remove(timeline.size() - 1);
    }
    return CODEC.read(RunAccount.class, account);
  }

  /** One that the budget of its repository refused. */
  public static RunAccount refused() {
    ObjectNode account = document();
    ObjectNode ticket = (ObjectNode) account.get("ticket");
    ticket.put("state", "refused");
    ticket.putNull("step");
    ticket.put("executed", false);
    ticket.putNull("result");
    ticket.putNull("commit");
    ticket.putNull("branch");
    ticket.putNull("evidence");
    ticket
        .putObject("refusal")
        .put("reason", "repo_budget_exceeded")
        .put("message", "repository sample has used 0 of 0 executions of the day")
        .put("window", "daily")
        .put("limit", 0.0)
        .put("current", 0.0)
        .put("not_before", "2026-03-02T10:00:00Z");
    account.putNull("outcome");
    account.putNull("seal");
    account.putNull("sandbox");
    account.putArray("evidence_files");
    account.putArray("timeline");
    return CODEC.read(RunAccount.class, account);
  }

  /** The succeeded one, which a person let begin. */
  public static RunAccount approved() {
    ObjectNode account = document();
    account
        .putObject("approval")
        .put("approval_id", "a-1")
        .put("task_id", TASK)
        .put("repo_key", "sample")
        .put("proposal_digest", "d1gest")
        .put("state", "used")
        .put("source", "cli")
        .put("given_by", "ada")
        .put("principal", "operator")
        .put("reason", "agreed")
        .put("given_at", "2026-03-01T09:00:00Z")
        .put("expires_at", "2026-03-08T09:00:00Z")
        .put("ticket_id", TICKET)
        .put("used_at", "2026-03-01T10:00:00Z");
    return CODEC.read(RunAccount.class, account);
  }

  /** The succeeded one with another title and goal, as somebody outside could write them. */
  public static RunAccount withWords(String title, String goal) {
    ObjectNode account = document();
    ((ObjectNode) account.get("ticket")).put("title", title);
    ((ObjectNode) account.get("bundle").get("proposal")).put("goal_text", goal);
    ((ObjectNode) account.get("timeline").get(0)).put("detail", goal);
    return CODEC.read(RunAccount.class, account);
  }

  private static ObjectNode document() {
    try (InputStream file = SampleRuns.class.getResourceAsStream("/samples/run-account.json")) {
      JsonNode tree = new ObjectMapper().readTree(Objects.requireNonNull(file));
      return (ObjectNode) tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
