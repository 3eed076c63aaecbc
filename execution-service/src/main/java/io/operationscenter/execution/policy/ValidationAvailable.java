package io.operationscenter.execution.policy;

/** Rows 7a and 7b. */
final class ValidationAvailable implements PolicyCheck {

  @Override
  public void examine(PolicyCase run, Findings findings) {
    if (run.hasValidationCommands()) {
      return;
    }
    String risk = run.proposal().riskLevel().wire();
    run.validation()
        .ifPresent(
            requirement -> {
              String message =
                  "Validation profile '%s' is %s for risk='%s' but no validation commands are configured";
              String profile = requirement.requiredProfile();
              String member =
                  "validation_requirements[%d]"
                      .formatted(run.policy().validationRequirements().indexOf(requirement));
              if (requirement.blockIfUnavailable()) {
                findings.blocks(
                    PolicyRule.VALIDATION_REQUIRED,
                    message.formatted(profile, "required", risk),
                    member);
              } else {
                findings.warns(
                    PolicyRule.VALIDATION_RECOMMENDED,
                    message.formatted(profile, "recommended", risk),
                    member);
              }
            });
  }
}
