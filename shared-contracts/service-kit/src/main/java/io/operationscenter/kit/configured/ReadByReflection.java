package io.operationscenter.kit.configured;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.api.Event;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.contracts.api.PeerAnswer;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.TaskTarget;
import io.operationscenter.contracts.common.ValidationProfile;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ArtifactIndex;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.contracts.evidence.BackendDetailType;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ChangedFilesStatus;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.evidence.ValidationEvidence;
import io.operationscenter.contracts.execution.CoordinatorFailure;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.execution.RunTelemetry;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.PlanningFailure;
import io.operationscenter.contracts.planning.ProposalBuildResult;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.kit.config.AgentEngine;
import io.operationscenter.kit.config.AiderLocalSection;
import io.operationscenter.kit.config.AiderSection;
import io.operationscenter.kit.config.ApprovalsSection;
import io.operationscenter.kit.config.ArchonSection;
import io.operationscenter.kit.config.ArchonWorkflows;
import io.operationscenter.kit.config.BackendsSection;
import io.operationscenter.kit.config.DatabaseKind;
import io.operationscenter.kit.config.Egress;
import io.operationscenter.kit.config.ErrorIngestSection;
import io.operationscenter.kit.config.EscalationSection;
import io.operationscenter.kit.config.ExecutionSection;
import io.operationscenter.kit.config.GitSection;
import io.operationscenter.kit.config.KodoBackend;
import io.operationscenter.kit.config.KodoProfile;
import io.operationscenter.kit.config.KodoSection;
import io.operationscenter.kit.config.LogSource;
import io.operationscenter.kit.config.MaintenanceWindow;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.MergeSection;
import io.operationscenter.kit.config.OpenClawSection;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.PlaneMode;
import io.operationscenter.kit.config.PlaneSection;
import io.operationscenter.kit.config.ReadingSection;
import io.operationscenter.kit.config.RepositoryExecutor;
import io.operationscenter.kit.config.RetentionSection;
import io.operationscenter.kit.config.ReviewerSection;
import io.operationscenter.kit.config.SandboxLevel;
import io.operationscenter.kit.config.SandboxMode;
import io.operationscenter.kit.config.SandboxSection;
import io.operationscenter.kit.config.ScheduledTask;
import io.operationscenter.kit.config.ServicesSection;
import io.operationscenter.kit.config.SpecDirectorSection;
import io.operationscenter.kit.config.StoreSection;
import io.operationscenter.kit.config.SwitchboardMode;
import io.operationscenter.kit.config.SwitchboardSection;
import io.operationscenter.kit.config.environment.Autonomy;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.config.environment.Locations;
import io.operationscenter.kit.config.environment.Operation;
import io.operationscenter.kit.config.environment.PlaneSetup;
import io.operationscenter.kit.config.environment.Polling;
import io.operationscenter.kit.config.environment.Providers;
import io.operationscenter.kit.config.environment.Tuning;
import io.operationscenter.kit.config.environment.Webhook;
import io.operationscenter.kit.config.policy.AccessMode;
import io.operationscenter.kit.config.policy.BranchSection;
import io.operationscenter.kit.config.policy.NetworkMode;
import io.operationscenter.kit.config.policy.PathDefault;
import io.operationscenter.kit.config.policy.PathRule;
import io.operationscenter.kit.config.policy.PathSection;
import io.operationscenter.kit.config.policy.PolicySection;
import io.operationscenter.kit.config.policy.RepositoryPolicy;
import io.operationscenter.kit.config.policy.ReviewSection;
import io.operationscenter.kit.config.policy.RiskProfile;
import io.operationscenter.kit.config.policy.ToolSection;
import io.operationscenter.kit.config.policy.ValidationRule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Every record and enum that {@link ContractCodec} reads by its components, for the native binary.
 * A test keeps the list complete.
 */
@RegisterForReflection(
    targets = {
      About.class,
      AccessMode.class,
      AgentEngine.class,
      AiderLocalSection.class,
      AiderSection.class,
      ApprovalsSection.class,
      ArchonSection.class,
      ArchonWorkflows.class,
      ArtifactIndex.class,
      ArtifactType.class,
      Autonomy.class,
      BackendDetailRef.class,
      BackendDetailType.class,
      BackendName.class,
      BackendsSection.class,
      BranchPolicy.class,
      BranchSection.class,
      Budget.class,
      ChangeType.class,
      ChangedFileRef.class,
      ChangedFilesEvidence.class,
      ChangedFilesStatus.class,
      CircuitBreaker.class,
      CoordinatorFailure.class,
      DatabaseKind.class,
      Egress.class,
      EnvironmentSettings.class,
      ErrorIngestSection.class,
      EscalationSection.class,
      Event.class,
      EventPage.class,
      ExecutionArtifact.class,
      ExecutionConstraints.class,
      ExecutionMode.class,
      ExecutionOutcome.class,
      ExecutionRecord.class,
      ExecutionRequest.class,
      ExecutionResult.class,
      ExecutionSection.class,
      ExecutionStatus.class,
      ExecutionTrace.class,
      FailureReasonCategory.class,
      GitSection.class,
      KodoBackend.class,
      KodoProfile.class,
      KodoSection.class,
      LaneDecision.class,
      LaneName.class,
      Locations.class,
      LogSource.class,
      MaintenanceWindow.class,
      ManagedRepository.class,
      MergeSection.class,
      NetworkMode.class,
      OpenClawSection.class,
      Operation.class,
      OperatorConfiguration.class,
      PathDefault.class,
      PathRule.class,
      PathSection.class,
      PeerAnswer.class,
      PlaneMode.class,
      PlaneSection.class,
      PlaneSetup.class,
      PlanningContext.class,
      PlanningFailure.class,
      PolicyCategory.class,
      PolicyDecision.class,
      PolicySection.class,
      PolicyStatus.class,
      PolicyViolation.class,
      PolicyWarning.class,
      Polling.class,
      Priority.class,
      ProposalBuildResult.class,
      ProposalDecisionBundle.class,
      Providers.class,
      ReadingSection.class,
      RepositoryExecutor.class,
      RepositoryPolicy.class,
      RetentionSection.class,
      ReviewRequirementLevel.class,
      ReviewSection.class,
      ReviewerSection.class,
      RiskLevel.class,
      RiskProfile.class,
      RunTelemetry.class,
      SandboxLevel.class,
      SandboxMode.class,
      SandboxSection.class,
      ScheduledTask.class,
      ServicesSection.class,
      SpecDirectorSection.class,
      StoreSection.class,
      SwitchboardMode.class,
      SwitchboardSection.class,
      TaskProposal.class,
      TaskTarget.class,
      TaskType.class,
      ToolSection.class,
      Tuning.class,
      ValidationEvidence.class,
      ValidationProfile.class,
      ValidationRule.class,
      ValidationStatus.class,
      ValidationSummary.class,
      Webhook.class
    })
final class ReadByReflection {

  private ReadByReflection() {}
}
