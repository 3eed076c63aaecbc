/** Loads, checks, reloads and digests the operator's file; every fault at once. */
@NullMarked
package io.operationscenter.kit.config.file;

import org.jspecify.annotations.NullMarked;
