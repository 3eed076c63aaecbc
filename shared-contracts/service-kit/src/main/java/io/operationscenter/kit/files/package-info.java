/** Files that are either there whole or not at all, and directories only their owner may open. */
@NullMarked
package io.operationscenter.kit.files;

import org.jspecify.annotations.NullMarked;
