/** Which secrets a service needs, and their values, which never appear in text. */
@NullMarked
package io.operationscenter.kit.config.secrets;

import org.jspecify.annotations.NullMarked;
