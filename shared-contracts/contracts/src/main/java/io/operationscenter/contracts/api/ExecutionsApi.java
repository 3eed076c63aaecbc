package io.operationscenter.contracts.api;

import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Tickets of execution (design §3). Every command may be repeated: it answers the ticket as it is.
 * Results are pulled from here or from the feed, where each change of state is an event of kind
 * {@code ticket.<state>} with the ticket id as key and the {@link Ticket} as body.
 */
@Path("/v1/executions")
@Produces(MediaType.APPLICATION_JSON)
public interface ExecutionsApi {

  /**
   * Asks for a ticket. A refusal is an answer, not an error.
   *
   * @param ticketId chosen by the caller; 409 {@code ticket_conflict} when it is known with another
   *     bundle
   * @param command what is asked for
   */
  @PUT
  @Path("/{ticket_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  Ticket admit(@PathParam("ticket_id") String ticketId, @NotNull @Valid AdmissionCommand command);

  /** Starts an admitted ticket; any other state is answered as it is. */
  @POST
  @Path("/{ticket_id}/start")
  @Consumes(MediaType.APPLICATION_JSON)
  Ticket start(@PathParam("ticket_id") String ticketId, @NotNull @Valid StartCommand command);

  /** Asks for the end of a ticket; one that has ended or publishes is answered as it is. */
  @POST
  @Path("/{ticket_id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  Ticket cancel(@PathParam("ticket_id") String ticketId, @NotNull @Valid CancelCommand command);

  /**
   * One ticket; the id of its run, or an unambiguous beginning of either of 8 characters or more,
   * does too.
   */
  @GET
  @Path("/{ticket_id}")
  Ticket ticket(@PathParam("ticket_id") String ticketId);

  /** Everything about one ticket. */
  @GET
  @Path("/{ticket_id}/account")
  RunAccount account(@PathParam("ticket_id") String ticketId);

  /** One file of the sealed evidence, by its name in {@link RunAccount#evidenceFiles}. */
  @GET
  @Path("/{ticket_id}/evidence/{name: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  byte[] evidence(@PathParam("ticket_id") String ticketId, @PathParam("name") String name);

  /**
   * Compares the evidence of one ticket with its seal at every place where execution has them: the
   * folder, the store, the copy that replicas share, and the seals before and behind it.
   */
  @GET
  @Path("/{ticket_id}/verification")
  Verification verification(@PathParam("ticket_id") String ticketId);

  /**
   * Tickets, the newest first. Of what each changed only the first 200 files are told, its {@code
   * diff_stat_excerpt} counts all.
   *
   * @param taskId only those of one board task
   * @param repoKey only those of one repository
   * @param state only those in one state, or {@code live} for all that have not ended
   * @param before the {@code next} of the page before
   * @param limit most tickets in one page, 1 to 500
   */
  @GET
  TicketPage tickets(
      @QueryParam("task_id") @Nullable String taskId,
      @QueryParam("repo") @Nullable String repoKey,
      @QueryParam("state") @Nullable String state,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit);
}
