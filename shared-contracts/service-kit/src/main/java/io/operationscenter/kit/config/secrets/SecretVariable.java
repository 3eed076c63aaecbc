package io.operationscenter.kit.config.secrets;

/**
 * A variable a service looks for a secret in.
 *
 * @param name the variable
 * @param key where the configuration names it, or what it is for
 * @param required the service does not start without it
 */
public record SecretVariable(String name, String key, boolean required) {}
