package io.operationscenter.kit.config.schedule;

import io.operationscenter.contracts.codec.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a scheduled task.
 *
 * @param schedule empty when the entry is malformed and therefore skipped
 * @param notes why, and what was ignored; paths start inside the entry
 */
public record ScheduleReading(Optional<Schedule> schedule, List<Fault> notes) {}
