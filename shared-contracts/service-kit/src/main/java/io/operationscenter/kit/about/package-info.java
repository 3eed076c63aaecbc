/** What every service says about itself: who it is, who answers it, how it is called. */
@NullMarked
package io.operationscenter.kit.about;

import org.jspecify.annotations.NullMarked;
