package io.operationscenter.planted.use;

import io.operationscenter.planted.routing.switchboard.RouteJson;

record KnowsRouteJson(RouteJson json) {}
