/** Git by its command line, with configuration that no repository and no agent can change. */
@NullMarked
package io.operationscenter.kit.git;

import org.jspecify.annotations.NullMarked;
