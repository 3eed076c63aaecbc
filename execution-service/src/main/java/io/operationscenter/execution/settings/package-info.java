/** What the operator told this service, as admission and runs need it. */
@NullMarked
package io.operationscenter.execution.settings;

import org.jspecify.annotations.NullMarked;
