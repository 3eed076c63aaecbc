/** The environment variables of spec 07 §3 as records, secrets excepted. */
@NullMarked
package io.operationscenter.kit.config.environment;

import org.jspecify.annotations.NullMarked;
