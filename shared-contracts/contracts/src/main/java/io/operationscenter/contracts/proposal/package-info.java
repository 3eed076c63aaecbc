/** What is wanted: the canonical task proposal (spec 01 §4). */
@NullMarked
package io.operationscenter.contracts.proposal;

import org.jspecify.annotations.NullMarked;
