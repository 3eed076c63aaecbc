/**
 * YAML text as a JSON tree: YAML 1.2's core types, positions for messages, bounded in every
 * direction.
 */
@NullMarked
package io.operationscenter.kit.config.yaml;

import org.jspecify.annotations.NullMarked;
