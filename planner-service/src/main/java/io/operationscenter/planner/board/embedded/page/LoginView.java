package io.operationscenter.planner.board.embedded.page;

import io.operationscenter.planner.board.embedded.http.Answer;

/** Where a person shows their token. */
final class LoginView {

  private LoginView() {}

  static Answer page(int status, String problem) {
    return Layout.page(
        status,
        "Log in · board",
        Html.NONE,
        Html.of(
            """
            <section class="panel narrow">
            <h2>Log in</h2>
            %s
            <p>Open the one-time link that <code>operations-center login</code> prints, or paste the
            token from <code>secrets/board-person.token</code> in the data root.</p>
            <form method="post" action="/login">
            <label for="token">Token</label>
            <input type="password" id="token" name="token" autocomplete="off" required autofocus>
            <div class="actions"><button class="main">Log in</button></div>
            </form>
            </section>
            """,
            Html.of("<p class=\"problem\" role=\"alert\">%s</p>", problem)
                .when(!problem.isEmpty())));
  }
}
