/** What people see in a browser: runs as they happened, rendered here, without a script. */
@NullMarked
package io.operationscenter.planner.controlroom;

import org.jspecify.annotations.NullMarked;
