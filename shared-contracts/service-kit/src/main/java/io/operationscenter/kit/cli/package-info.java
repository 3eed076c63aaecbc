/** The command line every service binary shares; only serve starts Quarkus. */
@NullMarked
package io.operationscenter.kit.cli;

import org.jspecify.annotations.NullMarked;
