package io.operationscenter.contracts.cards;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card to file (spec 06 §2.2, §3).
 *
 * @param title one line of at most 255 characters
 * @param goal what is wanted, becomes section {@code ## Goal}
 * @param constraints restrictions, become section {@code ## Constraints}
 * @param repo key of a configured repository
 * @param taskKind becomes label {@code task-kind:}
 * @param labels further ones
 * @param state column by name
 * @param priority the board's own field
 * @param execution keys of section {@code ## Execution} besides {@code repo}: texts, booleans or
 *     lists of texts
 * @param externalId filing again with the same one answers the first card; null: a fresh one
 */
@Contract
public record CardDraft(
    @NotBlank @Pattern(regexp = "\\V{0,255}", message = "must be one line of at most 255 characters") String title,
    @NotBlank String goal,
    @Nullable String constraints,
    @NotBlank String repo,
    @Default("\"goal\"")
        @Pattern(
            regexp = "goal|test|improve|fix_pr|test_campaign|improve_campaign",
            message = "must be goal, test, improve, fix_pr, test_campaign or improve_campaign")
        String taskKind,
    @Default("[]") List<String> labels,
    @Default("\"Backlog\"") @NotEmpty String state,
    @Default("\"none\"")
        @Pattern(
            regexp = "urgent|high|medium|low|none",
            message = "must be urgent, high, medium, low or none")
        String priority,
    @Default("{}") Map<String, JsonNode> execution,
    @Nullable String externalId) {

  /** Checks every rule and copies what is mutable. */
  public CardDraft {
    Checked.arguments(
            CardDraft.class,
            title,
            goal,
            constraints,
            repo,
            taskKind,
            labels,
            state,
            priority,
            execution,
            externalId)
        .orThrow();
    labels = List.copyOf(labels);
    execution = Checked.copy(execution);
  }
}
