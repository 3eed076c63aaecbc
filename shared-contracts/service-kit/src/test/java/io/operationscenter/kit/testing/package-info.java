/** What tests of every module share: real databases, started by the tests themselves. */
@NullMarked
package io.operationscenter.kit.testing;

import org.jspecify.annotations.NullMarked;
