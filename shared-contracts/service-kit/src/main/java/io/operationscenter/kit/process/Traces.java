package io.operationscenter.kit.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * By what the processes of a run can be recognised when nobody holds a handle on them.
 *
 * @param marker value of {@value ChildEnvironment#MARKER}; null = unknown
 * @param identity user of the run, if nothing else runs as it; it does not count while another run
 *     of the same runner uses it; null = our own user
 * @param workspace directory of the run; null = none
 */
public record Traces(
    @Nullable String marker, @Nullable RunIdentity identity, @Nullable Path workspace) {}
