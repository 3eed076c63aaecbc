/** The closed vocabularies of the contracts (spec 01 §2). */
@NullMarked
package io.operationscenter.contracts.enums;

import org.jspecify.annotations.NullMarked;
