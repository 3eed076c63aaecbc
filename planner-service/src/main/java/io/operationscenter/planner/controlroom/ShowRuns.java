package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeClient;
import io.operationscenter.kit.edge.EdgeClients;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.edge.PeerAway;
import io.operationscenter.kit.edge.PeerRefused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages about runs; what they show is pulled from execution when they are asked for. */
@Path(Paths.RUNS)
@Singleton
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Operation.EXECUTIONS_READ)
@RunOnVirtualThread
public class ShowRuns {

  private static final int ROWS = 50;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final EdgeClient<ExecutionsApi> execution;
  private final Moment.Zone zone = new Moment.Zone(ZoneId.systemDefault());

  ShowRuns(EdgeClients clients) {
    this.execution = clients.on(Edge.PLANNER_EXECUTION, ExecutionsApi.class);
  }

  /** The list, the newest first. */
  @GET
  public Response list(
      @QueryParam("state") @Nullable String state, @QueryParam("before") @Nullable String before) {
    return page(
        "list like that",
        () -> {
          var tickets = execution.call(api -> api.tickets(null, null, state, before, ROWS));
          return Templates.runs(RunsView.of(tickets, state, zone)).render();
        });
  }

  /** One run. */
  @GET
  @Path("/{id}")
  public Response run(@PathParam("id") String id) {
    return page(
        "run " + id,
        () -> Templates.run(RunView.of(execution.call(api -> api.account(id)), zone)).render());
  }

  /** A file of its evidence, always as text: what an agent wrote never becomes a page. */
  @GET
  @Path("/{id}/evidence/{name: .+}")
  @Produces(MediaType.TEXT_PLAIN)
  public Response evidence(@PathParam("id") String id, @PathParam("name") String name) {
    return answer(
        "file " + name,
        () -> Page.answer(OK, Page.TEXT, execution.call(api -> api.evidence(id, name))));
  }

  private static Response page(String what, Supplier<String> html) {
    return answer(what, () -> Page.answer(OK, Page.HTML, html.get()));
  }

  private static Response answer(String what, Supplier<Response> attempt) {
    try {
      return attempt.get();
    } catch (PeerAway away) {
      return notice(UNAVAILABLE, Notice.unavailable(away.detail()));
    } catch (PeerRefused refused) {
      int status = refused.problem().status();
      return status == NOT_FOUND || status == Response.Status.BAD_REQUEST.getStatusCode()
          ? notice(NOT_FOUND, Notice.nothingHere(what))
          : notice(UNAVAILABLE, Notice.unavailable(refused.detail()));
    }
  }

  private static Response notice(int status, Notice notice) {
    return Page.answer(status, Page.HTML, notice.html());
  }
}
