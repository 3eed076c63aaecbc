package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** How a file changed; an unknown string reads as {@link #MODIFIED}. */
public enum ChangeType implements WireEnum {
  ADDED,
  MODIFIED,
  DELETED,
  RENAMED;

  @Override
  public boolean unknownBecomesThis() {
    return this == MODIFIED;
  }
}
