/** One id that follows a request through logs, problems and calls to other services. */
@NullMarked
package io.operationscenter.kit.correlation;

import org.jspecify.annotations.NullMarked;
