package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A real PostgreSQL that keeps what it has committed, whatever happens to it, on a port that outlives its restarts. */
final class DurablePostgres implements AutoCloseable {

    private static final int RESTART_SECONDS = 60;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path dataDirectory;

    private DurablePostgres(EmbeddedPostgres server, Path dataDirectory) {
        this.server = server;
        this.dataDirectory = dataDirectory;
    }

    static DurablePostgres start() throws IOException, SQLException {
        Path dataDirectory = Files.createTempDirectory("durable-postgres");
        DurablePostgres database = new DurablePostgres(
                EmbeddedPostgres.builder()
                        .setDataDirectory(dataDirectory)
                        .setPort(BootableJarProcess.freePort())
                        .setPGStartupWait(START_LIMIT)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start(),
                dataDirectory);
        database.checkDurability();
        return database;
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    Connection connection() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Stops the server as a crash does, without a checkpoint and with every connection cut, and starts it again. */
    void crashAndRestart() throws IOException, InterruptedException, SQLException {
        Path log = Files.createTempFile("durable-postgres", ".log");
        try {
            Process restart = new ProcessBuilder(restartCommand())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!restart.waitFor(RESTART_SECONDS + 10, TimeUnit.SECONDS) || restart.exitValue() != 0) {
                restart.destroyForcibly();
                throw new IllegalStateException("PostgreSQL did not start again:\n" + Files.readString(log));
            }
        } finally {
            Files.delete(log);
        }
        checkDurability();
    }

    private List<String> restartCommand() throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL's programs refuse to work for root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                control().toString(),
                "restart",
                "-D",
                dataDirectory.toString(),
                "-m",
                "immediate",
                "-w",
                "-t",
                Integer.toString(RESTART_SECONDS)));
        return command;
    }

    /** The server's first process, whose children are all others. */
    long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                .get(0)
                .trim());
    }

    /** The program that belongs to the running server lies beside it. */
    private Path control() throws IOException {
        String running = ProcessHandle.of(pid())
                .flatMap(process -> process.info().command())
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        return Path.of(running).resolveSibling("pg_ctl");
    }

    private void checkDurability() throws SQLException {
        assertThat(setting("fsync")).as("fsync").isEqualTo("on");
        assertThat(setting("synchronous_commit")).as("synchronous_commit").isEqualTo("on");
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
