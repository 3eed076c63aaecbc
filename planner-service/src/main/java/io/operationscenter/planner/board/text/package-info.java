/**
 * Between the text that people and agents read and the HTML that the board keeps (spec 10 §4.1).
 */
@NullMarked
package io.operationscenter.planner.board.text;

import org.jspecify.annotations.NullMarked;
