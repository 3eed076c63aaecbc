package io.operationscenter.planted.use;

import jakarta.ws.rs.Path;
import java.sql.Connection;

@Path("/planted-and-never-served")
interface ResourceWithSqlApi {}

record ResourceWithSql(Connection connection) implements ResourceWithSqlApi {}
