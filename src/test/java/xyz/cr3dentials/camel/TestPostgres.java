package xyz.cr3dentials.camel;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one PostgreSQL of this JVM's tests. A database that a test gives back is emptied for the next one: a server with
 * hundreds of databases takes minutes to stop on a busy machine, and the build kills a JVM that takes so long.
 */
public final class TestPostgres {

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Deque<String> EMPTY = new ArrayDeque<>();
    private static EmbeddedPostgres server;
    private static int created;

    private TestPostgres() {}

    /** An empty database; closing it ends its connections and empties it. */
    public record Database(String name) implements AutoCloseable {

        /** Returns the address, without the user, which is {@code postgres}. */
        public String url() {
            return server().getJdbcUrl("postgres", name);
        }

        @Override
        public void close() {
            execute(
                    "postgres",
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'",
                    "alter database " + name + " reset all");
            execute(
                    name,
                    "drop schema public cascade",
                    "create schema public",
                    "grant usage on schema public to public");
            LOCK.lock();
            try {
                EMPTY.push(name);
            } finally {
                LOCK.unlock();
            }
        }
    }

    /** Returns an empty database of this JVM's server. */
    public static Database database() {
        LOCK.lock();
        try {
            if (!EMPTY.isEmpty()) {
                return new Database(EMPTY.pop());
            }
            String name = "test" + ++created;
            execute("postgres", "create database " + name);
            return new Database(name);
        } finally {
            LOCK.unlock();
        }
    }

    /** Returns a connection of the administrator, who may do everything, to the server's own database. */
    public static Connection administrator() throws SQLException {
        return server().getPostgresDatabase().getConnection();
    }

    private static void execute(String database, String... statements) {
        try (var connection = server().getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the server, which its own shutdown hook stops. */
    private static EmbeddedPostgres server() {
        LOCK.lock();
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCK.unlock();
        }
    }
}
