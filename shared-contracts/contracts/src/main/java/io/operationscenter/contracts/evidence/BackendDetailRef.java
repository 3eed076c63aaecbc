package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import org.jspecify.annotations.Nullable;

/**
 * Where raw output of a backend is kept (spec 03 §8.1).
 *
 * @param refId identity
 * @param detailType what it is
 * @param path file below the run's folder
 * @param uri location elsewhere
 * @param description in words
 * @param isRequiredForDebug kept as long as the run is
 */
@Contract
public record BackendDetailRef(
    @Fresh String refId,
    BackendDetailType detailType,
    @Nullable String path,
    @Nullable String uri,
    @Nullable String description,
    @Default("false") boolean isRequiredForDebug) {

  /** Checks every rule and copies what is mutable. */
  public BackendDetailRef {
    Checked.arguments(
            BackendDetailRef.class, refId, detailType, path, uri, description, isRequiredForDebug)
        .orThrow();
  }
}
