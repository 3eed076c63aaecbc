package io.operationscenter.planner.routing.switchboard;

/**
 * What came back from one HTTP request. Content type plays no part (spec 02 §3).
 *
 * @param status HTTP status
 * @param body what was read of the body
 */
record Answer(int status, Body body) {}
