package io.operationscenter.planner.samples;

import io.operationscenter.contracts.tickets.TicketPage;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The planner with a board in memory, a data root of its own and execution as a stand-in. */
public class PlannerProfile implements QuarkusTestProfile {

  static final Path HOME =
      Path.of(System.getProperty("module.directory", "."), "target", "planner-test");
  private static final StandIn EXECUTION = open();

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "operations-center.home",
        HOME.toString(),
        "operations-center.peers.execution",
        EXECUTION.address().toString());
  }

  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(RememberedBoard.class);
  }

  /** The token of an edge as it lies in the data root. */
  public static String token(String edge) {
    try {
      return Files.readString(HOME.resolve("secrets").resolve(edge + ".token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StandIn open() {
    try {
      String account = "/v1/executions/" + SampleRuns.TICKET + "/account";
      String hostile = "/v1/executions/hostile/account";
      String evidence = "/v1/executions/" + SampleRuns.TICKET + "/evidence/diff.patch";
      var succeeded = SampleRuns.succeeded();
      return new StandIn()
          .on("GET", account, succeeded)
          .on("GET", "/v1/executions/live/account", SampleRuns.running())
          .on("GET", "/v1/executions/refused/account", SampleRuns.refused())
          .on("GET", "/v1/executions/draft/account", SampleRuns.draft())
          .on("GET", "/v1/executions/wide/account", SampleRuns.wide())
          .on("GET", "/v1/executions/uncertain/account", SampleRuns.uncertain())
          .on(
              "GET",
              hostile,
              SampleRuns.withWords(
                  "<script>alert(1)</script>", "\"><img src=x onerror=alert(2)> {run.title}\u202e"))
          .on(
              "GET",
              "/v1/executions",
              new TicketPage(
                  List.of(
                      succeeded.ticket(),
                      SampleRuns.refused().ticket(),
                      SampleRuns.interrupted().ticket(),
                      SampleRuns.unvalidated().ticket()),
                  "next-1"))
          .on(
              "GET",
              "/v1/executions/away/account",
              _ -> StandIn.Answer.problem(503, "the store is locked"))
          .on(
              "GET",
              evidence,
              _ ->
                  new StandIn.Answer(
                      200,
                      "application/octet-stream",
                      "<script>alert(3)</script>\n+ä".getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
