/** When scheduled tasks are due: cron expressions, intervals, anchors and days (spec 07 §2.9). */
@NullMarked
package io.operationscenter.kit.config.schedule;

import org.jspecify.annotations.NullMarked;
