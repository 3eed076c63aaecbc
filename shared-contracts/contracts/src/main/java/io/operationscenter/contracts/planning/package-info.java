/** From raw intent to a proposal, as a pure function (spec 01 §6). */
@NullMarked
package io.operationscenter.contracts.planning;

import org.jspecify.annotations.NullMarked;
