/** Every refusal and failure over HTTP as one RFC 9457 problem. */
@NullMarked
package io.operationscenter.kit.problem;

import org.jspecify.annotations.NullMarked;
