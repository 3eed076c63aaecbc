package io.operationscenter.planner.shell;

import io.operationscenter.kit.cli.ServiceMain;
import picocli.CommandLine;

/** Every command of the operator. */
public final class OperatorCommands {

  private OperatorCommands() {}

  /** Adds them to the planner's command line. */
  public static ServiceMain addTo(ServiceMain planner) {
    return addTo(planner, Surroundings.ofProcess());
  }

  static ServiceMain addTo(ServiceMain planner, Surroundings surroundings) {
    return planner
        .named("operations-center")
        .with(tasks(surroundings))
        .with(new PlanTask(surroundings))
        .with(new RunOne(surroundings))
        .with(new RunNext(surroundings))
        .with(new Watch(surroundings))
        .with(new WatchStop(surroundings))
        .with(new Executions(surroundings))
        .with(new ShowRun(surroundings))
        .with(new TraceRun(surroundings))
        .with(new VerifyEvidence(surroundings))
        .with(new CancelRun(surroundings))
        .with(new Approve(surroundings))
        .with(approvals(surroundings))
        .with(new ShowUsage(surroundings))
        .with(new ReportSpend(surroundings))
        .with(new ExportAudit(surroundings))
        .with(policy(surroundings))
        .with(new Login(surroundings));
  }

  private static CommandLine approvals(Surroundings surroundings) {
    return new CommandLine(new ApprovalsCommand())
        .addSubcommand(new ApprovalsList(surroundings))
        .addSubcommand(new ApprovalsShow(surroundings))
        .addSubcommand(new ApprovalsReject(surroundings))
        .addSubcommand(new ApprovalsWithdraw(surroundings));
  }

  private static CommandLine policy(Surroundings surroundings) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new PolicyCheck(surroundings))
        .addSubcommand(new PolicyExplain(surroundings))
        .addSubcommand(new PolicyDryRun(surroundings));
  }

  private static CommandLine tasks(Surroundings surroundings) {
    return new CommandLine(new TaskCommand())
        .addSubcommand(new TaskAdd(surroundings))
        .addSubcommand(new TaskList(surroundings))
        .addSubcommand(new TaskShow(surroundings))
        .addSubcommand(new TaskMove(surroundings))
        .addSubcommand(new TaskCancel(surroundings));
  }
}
