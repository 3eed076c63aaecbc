/**
 * What every module tests with: architecture rules, real processes, the smoke test of a service.
 */
@NullMarked
package io.operationscenter.kit.testing;

import org.jspecify.annotations.NullMarked;
