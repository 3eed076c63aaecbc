package io.operationscenter.contracts.api;

import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardCancel;
import io.operationscenter.contracts.cards.CardDraft;
import io.operationscenter.contracts.cards.CardMove;
import io.operationscenter.contracts.cards.CardPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The board's cards. The board answers for itself: 404 for a card it does not have, 502 when it
 * refuses our token or lacks a state, 503 when it is away or asks for patience.
 */
@Path("/v1/cards")
@Produces(MediaType.APPLICATION_JSON)
public interface CardsApi {

  /**
   * Cards that are not archived, by their number; 400 for a column or repository that there is not.
   *
   * @param state only those in the column of that name
   * @param label only those with the label, in any case
   * @param repo only those with label {@code repo: <key>}
   * @param after the {@code next} of the page before
   * @param limit most cards in one page, 1 to 500
   */
  @GET
  CardPage cards(
      @QueryParam("state") @Nullable String state,
      @QueryParam("label") @Nullable String label,
      @QueryParam("repo") @Nullable String repo,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit);

  /** One card by id, or by the number people know it by; with its comments and activities. */
  @GET
  @Path("/{id}")
  CardAccount card(@PathParam("id") String id);

  /** Files a card; 400 names every rule that the draft breaks. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  BoardCard file(@NotNull @Valid CardDraft draft);

  /** Moves a card; one that stands there already is answered as it is. */
  @POST
  @Path("/{id}/move")
  @Consumes(MediaType.APPLICATION_JSON)
  BoardCard move(@PathParam("id") String id, @NotNull @Valid CardMove command);

  /** Cancels a card; a cancelled one is answered as it is, a done one is 409. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  BoardCard cancel(@PathParam("id") String id, @NotNull @Valid CardCancel command);
}
