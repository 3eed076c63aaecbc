package io.operationscenter.kit.configured;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.api.Event;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.contracts.api.LoginLink;
import io.operationscenter.contracts.api.PeerAnswer;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.cards.BoardCard;
import io.operationscenter.contracts.cards.CardAccount;
import io.operationscenter.contracts.cards.CardActivity;
import io.operationscenter.contracts.cards.CardCancel;
import io.operationscenter.contracts.cards.CardComment;
import io.operationscenter.contracts.cards.CardDraft;
import io.operationscenter.contracts.cards.CardMove;
import io.operationscenter.contracts.cards.CardPage;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.TaskTarget;
import io.operationscenter.contracts.common.ValidationProfile;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.CapabilityClass;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.CostClass;
import io.operationscenter.contracts.enums.EligibilityStatus;
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
import io.operationscenter.contracts.evidence.PrunedFiles;
import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealAnchor;
import io.operationscenter.contracts.evidence.SealFault;
import io.operationscenter.contracts.evidence.SealLink;
import io.operationscenter.contracts.evidence.SealedFile;
import io.operationscenter.contracts.evidence.ValidationEvidence;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.contracts.execution.CoordinatorFailure;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.execution.RunTelemetry;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.lanes.RunCommand;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.PlanningFailure;
import io.operationscenter.contracts.planning.ProposalBuildResult;
import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyTally;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.ReplayedDecision;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.routing.RouteCandidate;
import io.operationscenter.contracts.routing.RouteGroup;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.contracts.tickets.CardFacts;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.RunAccount;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketKind;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.contracts.usage.AppendUsage;
import io.operationscenter.contracts.usage.AppendedUsage;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.BreakerState;
import io.operationscenter.contracts.usage.Spend;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.TaskUsage;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageEventPage;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.contracts.usage.UsageStatistics;
import io.operationscenter.contracts.usage.UsageSummary;
import io.operationscenter.contracts.usage.UsageWindow;
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
      AdmissionCommand.class,
      AgentEngine.class,
      AiderLocalSection.class,
      AiderSection.class,
      Approval.class,
      ApprovalCommand.class,
      ApprovalSource.class,
      ApprovalState.class,
      ApprovalVerdict.class,
      ApprovalWithdrawal.class,
      AppendUsage.class,
      AppendedUsage.class,
      ApprovalsSection.class,
      ArchonSection.class,
      ArchonWorkflows.class,
      ArtifactIndex.class,
      ArtifactType.class,
      AuditPage.class,
      Autonomy.class,
      BackendDetailRef.class,
      BackendDetailType.class,
      BackendName.class,
      BackendsSection.class,
      BoardCard.class,
      BranchPolicy.class,
      BranchSection.class,
      BreakerState.class,
      Budget.class,
      CancelCommand.class,
      CapabilityClass.class,
      CardAccount.class,
      CardActivity.class,
      CardCancel.class,
      CardComment.class,
      CardDraft.class,
      CardFacts.class,
      CardMove.class,
      CardPage.class,
      ChangeType.class,
      ChangedFileRef.class,
      ChangedFilesEvidence.class,
      ChangedFilesStatus.class,
      CircuitBreaker.class,
      CoordinatorFailure.class,
      CostClass.class,
      DatabaseKind.class,
      Egress.class,
      EligibilityStatus.class,
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
      LaneStatus.class,
      Locations.class,
      LogSource.class,
      LoginLink.class,
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
      PolicyAccount.class,
      PolicyCategory.class,
      PolicyDecision.class,
      PolicyExplanation.class,
      PolicyQuestion.class,
      PolicyReplay.class,
      PolicyReplayCommand.class,
      PolicySection.class,
      PolicyStatus.class,
      PolicyTally.class,
      PolicyVerdict.class,
      PolicyViolation.class,
      PolicyWarning.class,
      Polling.class,
      Priority.class,
      ProposalBuildResult.class,
      ProposalDecisionBundle.class,
      Providers.class,
      PrunedFiles.class,
      ReadingSection.class,
      Refusal.class,
      ReplayedDecision.class,
      RepositoryExecutor.class,
      RepositoryPolicy.class,
      RetentionSection.class,
      ReviewRequirementLevel.class,
      ReviewSection.class,
      ReviewerSection.class,
      RiskLevel.class,
      RiskProfile.class,
      RouteCandidate.class,
      RouteGroup.class,
      RoutingPlan.class,
      RuleVerdict.class,
      RunAccount.class,
      RunAnswer.class,
      RunCommand.class,
      RunTelemetry.class,
      SandboxLevel.class,
      SandboxMode.class,
      SandboxSection.class,
      ScheduledTask.class,
      Seal.class,
      SealAnchor.class,
      SealFault.class,
      SealLink.class,
      SealedFile.class,
      ServicesSection.class,
      SpecDirectorSection.class,
      Spend.class,
      SpendReport.class,
      StartCommand.class,
      StoreSection.class,
      SwitchboardMode.class,
      SwitchboardSection.class,
      TaskProposal.class,
      TaskTarget.class,
      TaskType.class,
      TaskUsage.class,
      Ticket.class,
      TicketKind.class,
      TicketPage.class,
      TicketState.class,
      TimelineEntry.class,
      ToolSection.class,
      Tuning.class,
      UsageEvent.class,
      UsageEventPage.class,
      UsageKind.class,
      UsageStatistics.class,
      UsageSummary.class,
      UsageWindow.class,
      ValidationEvidence.class,
      ValidationProfile.class,
      ValidationRule.class,
      ValidationStatus.class,
      ValidationSummary.class,
      WaitingRun.class,
      Verification.class,
      VerificationState.class,
      Webhook.class
    })
final class ReadByReflection {

  private ReadByReflection() {}
}
