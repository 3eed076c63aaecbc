package io.operationscenter.planted.use;

import io.operationscenter.planted.board.plane.PlaneJson;

record KnowsPlaneJson(PlaneJson json) {}
