/**
 * The operator's YAML file as records, one per section: types, defaults, rules and a sentence per
 * key.
 */
@NullMarked
package io.operationscenter.kit.config;

import org.jspecify.annotations.NullMarked;
