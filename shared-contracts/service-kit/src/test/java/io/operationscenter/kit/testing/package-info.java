/**
 * What the tests of every module share: databases, packaged services run as processes, and the
 * rules of the architecture.
 */
@NullMarked
package io.operationscenter.kit.testing;

import org.jspecify.annotations.NullMarked;
