/**
 * The operator's configuration as a running service has it: read at start, looked at again while it
 * runs, and handed to what needs a part of it.
 */
@NullMarked
package io.operationscenter.kit.configured;

import org.jspecify.annotations.NullMarked;
