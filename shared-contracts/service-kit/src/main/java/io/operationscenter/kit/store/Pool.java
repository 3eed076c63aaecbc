package io.operationscenter.kit.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.operationscenter.kit.store.StoreSettings.Login;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pool of a store is set up.
 *
 * @param driver named by class, because a native binary has no driver registry
 * @param size how many connections it opens at most; none is opened before it is needed
 * @param properties of the driver
 * @param initialSql run once on each new connection
 */
record Pool(
    Class<? extends Driver> driver, int size, Map<String, String> properties, String initialSql) {

  /** Opens the pool, not yet a connection. */
  AgroalDataSource open(StoreSettings settings) {
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(size)
                        .acquisitionTimeout(settings.limits().patience())
                        .connectionCache(ConnectionCache.none())
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(
                            connection -> {
                              connection
                                  .connectionProviderClass(driver)
                                  .jdbcUrl(settings.url())
                                  .initialSql(initialSql);
                              properties.forEach(connection::jdbcProperty);
                              logIn(connection, settings.login());
                              return connection;
                            }));
    try {
      return AgroalDataSource.from(configuration);
    } catch (SQLException e) {
      throw new IllegalStateException("the pool of " + settings + " cannot be set up", e);
    }
  }

  private static void logIn(
      AgroalConnectionFactoryConfigurationSupplier connection, @Nullable Login login) {
    if (login != null) {
      connection.principal(new NamePrincipal(login.username()));
      if (login.password() != null) {
        connection.credential(new SimplePassword(login.password()));
      }
    }
  }
}
