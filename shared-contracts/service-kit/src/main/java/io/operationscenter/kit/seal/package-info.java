/** The seal of a run's evidence: how it is made, and how anybody checks it (docs/evidence.md). */
@NullMarked
package io.operationscenter.kit.seal;

import org.jspecify.annotations.NullMarked;
