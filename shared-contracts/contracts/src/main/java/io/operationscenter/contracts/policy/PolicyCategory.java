package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** The part of the policy a finding belongs to. */
public enum PolicyCategory implements WireEnum {
  PATH,
  REPO,
  BRANCH,
  TOOL,
  VALIDATION,
  REVIEW,
  ROUTING
}
