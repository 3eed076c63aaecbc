@org.jspecify.annotations.NullMarked
package io.operationscenter.planner.shell;
