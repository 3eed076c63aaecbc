package io.operationscenter.kit.process;

import java.time.Duration;

/**
 * What is known about a program that ran.
 *
 * @param stdout its standard output, masked and bounded
 * @param stderr its error output, masked and bounded
 * @param outputComplete false when something we could not find still held the streams open
 * @param duration from its start until its whole tree was gone
 * @param containment how its tree was held
 * @param uid user it ran as
 * @param before survivors of earlier runs found before the start; empty for trusted tools
 * @param after processes that were still there when it had ended or was to end
 */
public record RunReport(
    CapturedOutput stdout,
    CapturedOutput stderr,
    boolean outputComplete,
    Duration duration,
    Containment containment,
    int uid,
    Sweep before,
    Sweep after) {}
