/** One credential per edge of the call graph, checked on the way in and sent on the way out. */
@NullMarked
package io.operationscenter.kit.edge;

import org.jspecify.annotations.NullMarked;
