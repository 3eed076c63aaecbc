package io.operationscenter.contracts.api;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Approvals of execution (design §4). Each verdict is an event {@code approval.<state>} of the feed
 * with the approval's id as key and the {@link Approval} as body.
 */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
public interface ApprovalsApi {

  /**
   * Approvals, the newest first.
   *
   * @param taskId only those of one board task
   * @param state only those in one state
   * @param limit most of them, 1 to 500
   */
  @GET
  List<Approval> approvals(
      @QueryParam("task_id") @Nullable String taskId,
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit);

  /**
   * Runs that wait for a person's word, the one that waits longest first.
   *
   * @param taskId only that of one board task
   * @param limit most of them, 1 to 500
   */
  @GET
  @Path("/waiting")
  List<WaitingRun> waiting(
      @QueryParam("task_id") @Nullable String taskId,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit);

  /**
   * Nothing of a proposal waits any more, for its card was cancelled or put elsewhere. An approval
   * of it that no ticket holds is withdrawn. May be repeated.
   *
   * @param proposalDigest what waited; another proposal of the task is left alone
   * @return the approvals that were withdrawn
   */
  @POST
  @Path("/waiting/{task_id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  List<Approval> withdrawWaiting(
      @PathParam("task_id") String taskId,
      @QueryParam("proposal_digest") @NotNull String proposalDigest,
      @NotNull @Valid ApprovalWithdrawal command);

  /** One approval; 404 when there is none of this id. */
  @GET
  @Path("/{approval_id}")
  Approval approval(@PathParam("approval_id") String approvalId);

  /**
   * Gives a verdict. While an approval of the same proposal is open, that one is answered, so two
   * people who say yes allow one run.
   *
   * @param approvalId chosen by the caller; 409 when it is known with another proposal or verdict,
   *     or when what waits is not what the verdict names
   */
  @PUT
  @Path("/{approval_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  Approval give(
      @PathParam("approval_id") String approvalId, @NotNull @Valid ApprovalCommand command);

  /** Takes an approval back; 409 when a ticket holds or used it. */
  @POST
  @Path("/{approval_id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  Approval withdraw(
      @PathParam("approval_id") String approvalId, @NotNull @Valid ApprovalWithdrawal command);
}
