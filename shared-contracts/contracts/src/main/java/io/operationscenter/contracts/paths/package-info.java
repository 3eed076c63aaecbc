/** How declared paths and globs match files (spec 03 §6.5, §7.5). */
@NullMarked
package io.operationscenter.contracts.paths;

import org.jspecify.annotations.NullMarked;
