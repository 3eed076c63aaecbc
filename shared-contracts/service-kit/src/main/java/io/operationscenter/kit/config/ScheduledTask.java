package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that is created again and again (spec 07 §2.9). Only types are checked here; what is no
 * schedule is a warning, see {@link io.operationscenter.kit.config.schedule.ScheduleReader}.
 */
@Contract(closed = true)
public record ScheduledTask(
    @Doc("When, in five fields, UTC; give either this or every.") @Example("\"0 9 * * 1\"")
        @Nullable String cron,
    @Doc("Interval such as 30m, 6h, 1d or 2w; give either this or cron.") @Nullable String every,
    @Doc("Time of day (HH:MM, UTC, within 300 seconds) that every waits for; null: any.")
        @Nullable String at,
    @Doc("Days of the week that every keeps to; null or empty: all.") @Nullable List<String> onDays,
    @Doc("Title of the card.") @NotBlank @Example("\"Weekly dependency audit\"") String title,
    @Doc("What is to be done.") @NotBlank @Example("\"Check outdated dependencies.\"") String goal,
    @Doc("Key of the repository.") @NotBlank @Example("\"OperationsCenter\"") String repoKey,
    @Doc("goal, test, improve, fix_pr, test_campaign or improve_campaign.") @Default("\"goal\"")
        String kind) {

  /** Checks every rule and copies what is mutable. */
  public ScheduledTask {
    Checked.arguments(ScheduledTask.class, cron, every, at, onDays, title, goal, repoKey, kind)
        .orThrow();
    onDays = onDays == null ? null : List.copyOf(onDays);
  }
}
