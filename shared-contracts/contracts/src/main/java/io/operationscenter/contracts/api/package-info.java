/**
 * What the services offer each other over REST; the resource and its client share one interface.
 */
@NullMarked
package io.operationscenter.contracts.api;

import org.jspecify.annotations.NullMarked;
