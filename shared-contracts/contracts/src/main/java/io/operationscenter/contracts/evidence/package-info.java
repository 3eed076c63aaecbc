/** What is retained about a run and how it reads (spec 03 §8). */
@NullMarked
package io.operationscenter.contracts.evidence;

import org.jspecify.annotations.NullMarked;
