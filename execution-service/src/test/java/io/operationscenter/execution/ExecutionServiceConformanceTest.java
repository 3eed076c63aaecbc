package io.operationscenter.execution;

import io.operationscenter.execution.admission.ExecutionGatesTopic;
import io.operationscenter.execution.admission.NoopSuppressionTopic;
import io.operationscenter.execution.backends.AdapterFailureClassificationTopic;
import io.operationscenter.execution.backends.ArtifactClassificationTopic;
import io.operationscenter.execution.evidence.ChangedFileEvidenceTopic;
import io.operationscenter.execution.ledger.AuditExportTopic;
import io.operationscenter.execution.ledger.SpendReportTopic;
import io.operationscenter.execution.ledger.UsageStatisticsTopic;
import io.operationscenter.execution.policy.PolicyConfigValidationTopic;
import io.operationscenter.execution.policy.PolicyEngineTopic;
import io.operationscenter.execution.policy.PolicyGlobsTopic;
import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class ExecutionServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    Clock stopped = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    return List.of(
        new AdapterFailureClassificationTopic(),
        new ArtifactClassificationTopic(stopped),
        new AuditExportTopic(),
        new ChangedFileEvidenceTopic(stopped),
        new ExecutionGatesTopic(stopped),
        new NoopSuppressionTopic(stopped),
        new PolicyConfigValidationTopic(stopped),
        new PolicyEngineTopic(stopped),
        new PolicyGlobsTopic(),
        new SpendReportTopic(stopped),
        new UsageStatisticsTopic());
  }
}
