/** Removes secrets from text before it is kept, logged or shown. */
@NullMarked
package io.operationscenter.kit.masking;

import org.jspecify.annotations.NullMarked;
