/** From a card's words to a routed proposal. */
@NullMarked
package io.operationscenter.planner.planning;

import org.jspecify.annotations.NullMarked;
