package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.api.LoginApi;
import io.operationscenter.contracts.api.LoginLink;
import io.operationscenter.kit.edge.Operation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;

/** Hands one-time links to the operator. */
@Singleton
public class LoginLinksResource implements LoginApi {

  private final Sessions sessions;

  LoginLinksResource(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public LoginLink create() {
    Sessions.Issued code = sessions.issueCode();
    return new LoginLink(Paths.LOGIN + "?code=" + code.text(), code.expiresAt());
  }
}
