package xyz.cr3dentials.camel.ledger.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Has the database explain every query of the ledger's sessions with its own parameters, before it is run, and keeps the queries and plans. */
final class ExplainedQueries extends DelegatingDataSource {

    private static final String BEGINNING = "select s.";

    private final List<String> queries = new ArrayList<>();
    private final List<String> plans = new ArrayList<>();

    ExplainedQueries(DataSource target) {
        super(target);
    }

    /** The plan of the only query since the last call. */
    String plan() {
        if (plans.size() != 1) {
            throw new AssertionError(plans.size() + " queries: " + queries);
        }
        return plans.remove(0);
    }

    /** The text of the last query. */
    String query() {
        return queries.get(queries.size() - 1);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = call(connection, method, arguments);
            return answer instanceof PreparedStatement statement
                    ? explaining(connection, statement, String.valueOf(arguments[0]))
                    : answer;
        });
    }

    private PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql) {
        List<Object[]> parameters = new ArrayList<>();
        List<Method> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                setters.add(method);
                parameters.add(arguments);
            }
            if (method.getName().equals("executeQuery") && sql.startsWith(BEGINNING)) {
                queries.add(sql);
                plans.add(explain(connection, sql, setters, parameters));
            }
            return call(statement, method, arguments);
        });
    }

    private static String explain(Connection connection, String sql, List<Method> setters, List<Object[]> parameters)
            throws Throwable {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 0; i < setters.size(); i++) {
                call(explain, setters.get(i), parameters.get(i));
            }
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
