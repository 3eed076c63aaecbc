/** SwitchBoard as it speaks over HTTP (spec 02 §3, §4, §6). */
@NullMarked
package io.operationscenter.planner.routing.switchboard;

import org.jspecify.annotations.NullMarked;
