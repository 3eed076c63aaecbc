package io.operationscenter.execution.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What shall be written with one event: columns, timeline entries, files. What is not named stays
 * as it is.
 */
public final class TicketChange {

  /** A contract record that is stored as JSON. */
  record Json(Object value) {}

  /** Appended to the column as another line. */
  record Line(String text) {}

  private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<Usage> usage = new ArrayList<>();

  private TicketChange() {}

  /** Nothing yet. */
  public static TicketChange none() {
    return new TicketChange();
  }

  /** The recorded step. */
  public TicketChange step(TicketStep step) {
    return set("step", step.wire());
  }

  /** Who writes from now on. */
  public TicketChange owner(String owner, long fence) {
    return set("owner", owner).set("fence", fence);
  }

  /** It no longer expires. */
  public TicketChange started() {
    return set("expires_at", null);
  }

  /** The request in use. */
  public TicketChange request(ExecutionRequest request) {
    return set("request", new Json(request));
  }

  /** What the gate says now, and under which configuration. */
  public TicketChange policy(PolicyDecision policy, String configDigest) {
    return set("policy", new Json(policy)).set("config_digest", configDigest);
  }

  /** Where the workspace starts from. */
  public TicketChange workspace(String base, String start, @Nullable String remote) {
    return set("base_sha", base).set("start_sha", start).set("remote_sha", remote);
  }

  /** Whether validation passed before the adapter. */
  public TicketChange baseline(boolean passed) {
    return set("baseline_passed", passed);
  }

  /** The adapter is about to start for the first time. */
  public TicketChange adapterStarted(Instant at) {
    return set("executed", true).set("agent_started_at", at);
  }

  /** The adapter never invoked its backend. */
  public TicketChange adapterDidNotStart() {
    return set("executed", false);
  }

  /** What the adapter answered, and how long all attempts took, in milliseconds. */
  public TicketChange agent(ExecutionResult result, long totalMs) {
    return set("agent_result", new Json(result)).set("agent_ms", totalMs);
  }

  /** How the backend names itself and what held it. */
  public TicketChange backend(@Nullable String version, String sandbox) {
    return set("backend_version", version).set("sandbox", sandbox);
  }

  /** The execution does not count as others do. */
  public TicketChange uncounted(Uncounted why) {
    return set("uncounted", why.name());
  }

  /** What the adapter left. */
  public TicketChange tree(String tree) {
    return set("tree_sha", tree);
  }

  /** The adapter shall try again with this goal. */
  public TicketChange retry(List<Retry> all, String goal) {
    return set("retries", all.stream().map(Retry::name).collect(Collectors.joining(",")))
        .set("goal", goal);
  }

  /** The commit that was made. */
  public TicketChange commit(String commit) {
    return set("commit_sha", commit);
  }

  /** How it ends. */
  public TicketChange result(ExecutionResult result) {
    return set("result", new Json(result));
  }

  /** A crash or a shutdown ends it. */
  public TicketChange interrupted() {
    return set("interrupted", true);
  }

  /** It ends by a fault of ours or an unexplained one. */
  public TicketChange faulty() {
    return set("faulty", true);
  }

  /** JSON of the outcome that is sealed. */
  public TicketChange outcome(String json) {
    return set("outcome", json);
  }

  /** Where the evidence lies. */
  public TicketChange evidence(String place) {
    return set("evidence", place);
  }

  /** Why its end was asked for. */
  public TicketChange cancelReason(String reason) {
    return set("cancel_reason", reason);
  }

  /** Something for the record's notes. */
  public TicketChange note(String text) {
    return set(
        "notes",
        new Line(
            Stream.concat(
                    Stream.ofNullable(columns.get("notes")).map(line -> ((Line) line).text),
                    Stream.of(text.replace('\n', ' ')))
                .collect(Collectors.joining("\n"))));
  }

  /** An entry of the timeline. */
  public TicketChange said(String event) {
    return said(event, null);
  }

  /**
   * An entry of the timeline.
   *
   * @param detail masked and bounded; null when there is none
   */
  public TicketChange said(String event, @Nullable String detail) {
    entries.add(new Entry(event, detail));
    return this;
  }

  /** A file for the evidence; the last text of a name counts. */
  public TicketChange file(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** An event of spec 06 §16, once per ticket. */
  public TicketChange usage(UsageKind kind, Map<String, JsonNode> details) {
    return usage(kind, kind.wire(), details);
  }

  /**
   * An event of spec 06 §16.
   *
   * @param id the same for every try, unlike that of any other event of the ticket
   */
  public TicketChange usage(UsageKind kind, String id, Map<String, JsonNode> details) {
    usage.add(new Usage(kind, id, details));
    return this;
  }

  List<Usage> usage() {
    return usage;
  }

  Map<String, @Nullable Object> columns() {
    return columns;
  }

  List<Entry> entries() {
    return entries;
  }

  Map<String, String> files() {
    return files;
  }

  private TicketChange set(String column, @Nullable Object value) {
    columns.put(column, value);
    return this;
  }

  record Entry(String event, @Nullable String detail) {}

  record Usage(UsageKind kind, String id, Map<String, JsonNode> details) {}
}
