package io.operationscenter.execution.admission;

import org.jspecify.annotations.Nullable;

/**
 * What is left of this machine; what cannot be told is null and holds nothing up.
 *
 * @param availableMb memory and swap that can be had, in MiB
 * @param diskFreeMb below the data root, in MiB
 */
public record Machine(@Nullable Long availableMb, @Nullable Long diskFreeMb) {}
