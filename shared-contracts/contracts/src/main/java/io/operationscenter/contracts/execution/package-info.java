/** What is run and what came of it (spec 01 §8–§11). */
@NullMarked
package io.operationscenter.contracts.execution;

import org.jspecify.annotations.NullMarked;
