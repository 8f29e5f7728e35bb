package xyz.cr3dentials.camel.ledger.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lends connections for changes of tables, which on large ones take longer than a pool's socket timeout; given back, they
 * have that timeout again.
 */
final class PatientDataSource extends DelegatingDataSource {

    private static final int PATIENCE_MILLIS = (int) Duration.ofHours(1).toMillis();

    PatientDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        int usual = connection.getNetworkTimeout();
        if (usual == 0 || usual >= PATIENCE_MILLIS) {
            return connection;
        }
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        return (Connection) Proxy.newProxyInstance(
                PatientDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        connection.setNetworkTimeout(Runnable::run, usual);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
