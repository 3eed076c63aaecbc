package io.operationscenter.planner.board.plane;

/** Where the API token comes from. */
interface BoardCredential {

  /**
   * The token.
   *
   * @throws io.operationscenter.planner.board.BoardFailure of kind configuration when there is none
   */
  String token();

  /** The board did not accept it; one that can be read anew is. */
  default void refused() {}
}
