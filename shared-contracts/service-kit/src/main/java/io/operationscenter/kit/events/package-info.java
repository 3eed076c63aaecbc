/** The numbered feed by which services pull each other's results (design §2, §5). */
@NullMarked
package io.operationscenter.kit.events;

import org.jspecify.annotations.NullMarked;
