/** Places at which a test may hold a service and kill it. */
@NullMarked
package io.operationscenter.kit.faults;

import org.jspecify.annotations.NullMarked;
