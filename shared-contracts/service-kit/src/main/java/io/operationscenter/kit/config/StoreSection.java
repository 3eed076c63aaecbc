package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Concealed;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.codec.RequiredWhen;
import io.operationscenter.kit.config.form.Forms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the services keep their state (spec 07 §2.13). */
@Contract(closed = true)
public record StoreSection(
    @Doc("sqlite: a file per service below the data root; postgresql: one schema per service.")
        @Default("\"sqlite\"")
        DatabaseKind kind,
    @Doc(
            "JDBC URL; needed for postgresql, for example "
                + "jdbc:postgresql://db.example.com/operations_center.")
        @RequiredWhen(member = "kind", is = "postgresql")
        @Concealed
        @Pattern(regexp = "jdbc:[a-z]+:\\S*", message = "must be a JDBC URL") @Nullable String url,
    @Doc("Account in the database; null: none.") @NotBlank @Nullable String username,
    @Doc("Variable that holds its password; null: none.")
        @Concealed
        @Pattern(regexp = Forms.VARIABLE, message = Forms.VARIABLE_RULE) @Nullable String passwordEnv) {

  /** Checks every rule and copies what is mutable. */
  public StoreSection {
    Checked.arguments(StoreSection.class, kind, url, username, passwordEnv).orThrow();
  }
}
