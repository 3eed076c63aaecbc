package io.operationscenter.kit.git;

import org.jspecify.annotations.Nullable;

/**
 * A repository elsewhere and what it takes to reach it.
 *
 * @param credential for http(s); null = none, or the keys of ssh
 */
public record Remote(RemoteUrl url, @Nullable GitCredential credential) {}
