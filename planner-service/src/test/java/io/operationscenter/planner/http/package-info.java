/** The HTTP shell every service has, tested in a running planner. */
@NullMarked
package io.operationscenter.planner.http;

import org.jspecify.annotations.NullMarked;
