package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/** When people are called (spec 07 §2.8). */
@Contract(closed = true)
public record EscalationSection(
    @Doc("Where escalations are posted; empty: nowhere.")
        @Default("\"\"")
        @Concealed
        @Pattern(regexp = "|" + Forms.HTTP_URL, message = Forms.HTTP_URL_RULE + ", or empty") String webhookUrl,
    @Doc("Blocks of one class within 24 hours that escalate.") @Default("5") @Min(1) long blockThreshold,
    @Doc("Least time between two escalations of one class.") @Default("3600") @Min(0) long cooldownSeconds,
    @Doc("Warn so many days before a credential expires; 0: never.") @Default("7") @Min(0) long credentialExpiryWarnDays) {

  /** Checks every rule and copies what is mutable. */
  public EscalationSection {
    Checked.arguments(
            EscalationSection.class,
            webhookUrl,
            blockThreshold,
            cooldownSeconds,
            credentialExpiryWarnDays)
        .orThrow();
  }

  /** Left out: the URL, whose path is often the secret of a chat webhook. */
  @Override
  public String toString() {
    return "EscalationSection[blockThreshold=" + blockThreshold + "]";
  }
}
