/** The conformance runner: checks a module's topics against the vectors of {@code conformance/}. */
@NullMarked
package io.operationscenter.kit.conformance;

import org.jspecify.annotations.NullMarked;
