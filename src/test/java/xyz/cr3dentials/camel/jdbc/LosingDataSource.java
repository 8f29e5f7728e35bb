package xyz.cr3dentials.camel.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose prepared statements lose against another transaction as often as the test says. */
public final class LosingDataSource extends DelegatingDataSource {

    private final AtomicInteger losses = new AtomicInteger();

    /** Loses nothing until it is told to. */
    public LosingDataSource(DataSource target) {
        super(target);
    }

    /** The next statements that are executed lose. */
    public void lose(int times) {
        losses.set(times);
    }

    /** How often statements are yet to lose. */
    public int left() {
        return Math.max(0, losses.get());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement ? losing(statement) : result;
        });
    }

    private PreparedStatement losing(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute") && losses.getAndDecrement() > 0) {
                throw new SQLException("lost", "40001");
            }
            return method.invoke(statement, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                LosingDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @FunctionalInterface
    private interface Call {

        Object on(Method method, Object[] arguments) throws Exception;
    }
}
