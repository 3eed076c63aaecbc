package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.ListenAddress;

/**
 * How a board is run.
 *
 * @param root where it keeps its folder and finds its tokens
 * @param address where it listens
 * @param perMinute requests a key may make in 60 seconds, as Plane's API_KEY_RATE_LIMIT; 0 for any
 *     number
 */
record BoardOptions(DataRoot root, ListenAddress address, int perMinute) {}
