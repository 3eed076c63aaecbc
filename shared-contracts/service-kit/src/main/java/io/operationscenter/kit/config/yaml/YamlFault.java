package io.operationscenter.kit.config.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Something that keeps a text from being the YAML this reader accepts.
 *
 * @param path dotted, empty for the text as a whole
 * @param position null when the fault has no place
 * @param message the rule, without any value of the text
 */
public record YamlFault(String path, @Nullable Position position, String message) {}
