package io.operationscenter.planner.controlroom;

/**
 * A page with a few words instead of what was asked for.
 *
 * @param title in a word
 * @param message what it means
 * @param advice what to do; may be empty
 * @param command to type; may be empty
 */
record Notice(String title, String message, String advice, String command) {

  static Notice signedOut() {
    return new Notice(
        "Signed out",
        "Nobody is signed in here, or the session has ended.",
        "Open the link that this command prints:",
        "./deploy/operations-center login");
  }

  static Notice usedLink() {
    return new Notice(
        "This link does not work",
        "A link works once and for five minutes. This one was used, is too old, or was not copied whole.",
        "Make another one:",
        "./deploy/operations-center login");
  }

  static Notice nothingHere(String what) {
    return new Notice("Not found", "There is no " + what + ".", "", "");
  }

  static Notice unavailable(String why) {
    return new Notice(
        "Not available now",
        "Execution, which keeps the runs, gave no answer. " + why,
        "See how the services are:",
        "./deploy/operations-center status");
  }

  String html() {
    return Templates.notice(this).render();
  }
}
