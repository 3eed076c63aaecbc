package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** The adapter that runs a proposal inside its lane. */
public enum BackendName implements WireEnum {
  DIRECT_LOCAL,
  KODO,
  ARCHON,
  ARCHON_THEN_KODO,
  OPENCLAW,
  /** drives Aider against a model on this machine */
  AIDER_LOCAL,
  /** answers deterministically, for demos and tests */
  DEMO_STUB
}
