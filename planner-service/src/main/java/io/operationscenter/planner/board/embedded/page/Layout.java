package io.operationscenter.planner.board.embedded.page;

import io.operationscenter.planner.board.embedded.http.Answer;

/** What every page has around its content, and what a browser must know about it. */
final class Layout {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private Layout() {}

  static Answer page(int status, String title, Html header, Html main) {
    Html page =
        Html.of(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="%s">
            </head>
            <body>
            <header><h1><a href="/">OperationsCenter board</a></h1>%s</header>
            <main>
            %s
            </main>
            </body>
            </html>
            """,
            title, Style.PATH, header, main);
    return guarded(Answer.html(status, page.markup()));
  }

  static Answer guarded(Answer answer) {
    return answer
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }
}
