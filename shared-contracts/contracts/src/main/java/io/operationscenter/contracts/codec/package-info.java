/**
 * Reads and writes canonical records as JSON. The records carry the rules as annotations; this
 * package enforces them the same way for JSON, for constructors and for generated schemas.
 */
@NullMarked
package io.operationscenter.contracts.codec;

import org.jspecify.annotations.NullMarked;
