@org.jspecify.annotations.NullMarked
package io.operationscenter.planner.controlroom;
