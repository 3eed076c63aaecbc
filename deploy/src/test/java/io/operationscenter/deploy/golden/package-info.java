/**
 * Tests of what stands around the services: the launcher, mvnw, the merged conformance report, and
 * files that tools outside read.
 */
@NullMarked
package io.operationscenter.deploy.golden;

import org.jspecify.annotations.NullMarked;
