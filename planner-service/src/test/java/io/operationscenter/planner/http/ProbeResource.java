package io.operationscenter.planner.http;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.api.ServiceApi;
import io.operationscenter.kit.correlation.Correlation;
import io.operationscenter.kit.edge.EdgeClients;
import io.operationscenter.kit.edge.Operation;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;

/** Endpoints that only exist in tests: each provokes one behaviour of the shell. */
@Path("/probe")
@Singleton
@RolesAllowed(Operation.SERVICE_READ)
public class ProbeResource {

  private final EdgeClients clients;

  ProbeResource(EdgeClients clients) {
    this.clients = clients;
  }

  @GET
  @Path("/fault")
  public String fault() {
    throw new IllegalStateException("secret internals");
  }

  @GET
  @Path("/operate")
  @RolesAllowed(Operation.OPERATE)
  public String operate() {
    return "done";
  }

  @GET
  @Path("/number")
  public long number(@QueryParam("n") @Min(1) long n, @QueryParam("m") @Max(5) long m) {
    return n + m;
  }

  @POST
  @Path("/about")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public About about(About about) {
    return about;
  }

  @POST
  @Path("/length")
  @Consumes(MediaType.TEXT_PLAIN)
  public int length(String text) {
    return text.length();
  }

  @GET
  @Path("/virtual")
  @RunOnVirtualThread
  public String onAVirtualThread() {
    return Thread.currentThread().isVirtual() + " " + Correlation.current().orElse("");
  }

  @GET
  @Path("/worker")
  @Blocking
  public String onAWorker() {
    return Correlation.current().orElse("");
  }

  @GET
  @Path("/loop")
  @NonBlocking
  public String onTheEventLoop() {
    return Correlation.current().orElse("");
  }

  @GET
  @Path("/call")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  public About call(@QueryParam("address") URI address) {
    return clients.toSelf(address, ServiceApi.class).call(ServiceApi::about);
  }
}
