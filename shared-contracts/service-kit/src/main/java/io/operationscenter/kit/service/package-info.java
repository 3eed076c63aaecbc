/** Which service this process is, where its files lie, and what it needs before it may start. */
@NullMarked
package io.operationscenter.kit.service;

import org.jspecify.annotations.NullMarked;
