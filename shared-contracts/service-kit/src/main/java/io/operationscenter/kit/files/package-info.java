/**
 * Files that are either there whole or not at all, directories only their owner may open, and the
 * space that is left for both.
 */
@NullMarked
package io.operationscenter.kit.files;

import org.jspecify.annotations.NullMarked;
