package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** What the policy gate says of a request. */
public enum PolicyStatus implements WireEnum {
  ALLOW,
  ALLOW_WITH_WARNINGS,
  REQUIRE_REVIEW,
  BLOCK
}
