package io.operationscenter.kit.log;

import java.util.function.UnaryOperator;

/**
 * Takes secrets out of a finished log line. The line is already JSON when JSON is written, so a
 * mask must replace text by text that needs no escaping.
 */
@FunctionalInterface
public interface LogMasking extends UnaryOperator<String> {}
