package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.WireEnum;

/** What a retained piece of raw backend output is. */
public enum BackendDetailType implements WireEnum {
  STDERR_LOG,
  STDOUT_LOG,
  JSONL_STREAM,
  WORKSPACE_SNAPSHOT,
  EVENT_TRACE,
  STRUCTURED_RESULT
}
