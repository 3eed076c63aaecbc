package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where the services find each other (spec 07 §2.13). */
@Contract(closed = true)
public record ServicesSection(
    @Doc("Addresses of planner, tried in order.") @Default("[\"http://127.0.0.1:20410\"]") @NotEmpty
        List<String> planner,
    @Doc("Addresses of execution, tried in order.")
        @Default("[\"http://127.0.0.1:20411\"]")
        @NotEmpty List<String> execution,
    @Doc("Addresses of review, tried in order.") @Default("[\"http://127.0.0.1:20412\"]") @NotEmpty
        List<String> review,
    @Doc("Addresses of ingest, tried in order.") @Default("[\"http://127.0.0.1:20413\"]") @NotEmpty
        List<String> ingest) {

  /** Checks every rule and copies what is mutable. */
  public ServicesSection {
    Checked.arguments(ServicesSection.class, planner, execution, review, ingest)
        .rule(addresses(planner), "planner", "each " + Forms.HTTP_URL_RULE)
        .rule(addresses(execution), "execution", "each " + Forms.HTTP_URL_RULE)
        .rule(addresses(review), "review", "each " + Forms.HTTP_URL_RULE)
        .rule(addresses(ingest), "ingest", "each " + Forms.HTTP_URL_RULE)
        .orThrow();
    planner = List.copyOf(planner);
    execution = List.copyOf(execution);
    review = List.copyOf(review);
    ingest = List.copyOf(ingest);
  }

  private static BooleanSupplier addresses(List<String> urls) {
    return () -> urls.stream().allMatch(url -> url.matches(Forms.HTTP_URL));
  }
}
