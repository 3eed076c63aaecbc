/** The services as the command line calls them: plain HTTP, outside the framework. */
@NullMarked
package io.operationscenter.planner.shell.rest;

import org.jspecify.annotations.NullMarked;
