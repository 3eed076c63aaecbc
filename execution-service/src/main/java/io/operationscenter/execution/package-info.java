@org.jspecify.annotations.NullMarked
package io.operationscenter.execution;
