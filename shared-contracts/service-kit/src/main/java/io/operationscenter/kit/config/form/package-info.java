/** What values of the file look like: shared patterns, and what the example file shows. */
@NullMarked
package io.operationscenter.kit.config.form;

import org.jspecify.annotations.NullMarked;
