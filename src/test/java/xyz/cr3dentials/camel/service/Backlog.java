package xyz.cr3dentials.camel.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.sandbox.CommonSwitches;
import xyz.cr3dentials.camel.sandbox.Fault;
import xyz.cr3dentials.camel.sandbox.ListOrder;
import xyz.cr3dentials.camel.sandbox.RateLimit;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSandbox;
import xyz.cr3dentials.camel.sandbox.cr3dentials.Cr3dentialsSwitches;
import xyz.cr3dentials.camel.sandbox.cr3dentials.SandboxSession;

/**
 * Open sessions at a vendor that takes its time to answer and allows 120 requests in any minute, and nodes of the real jar
 * that are to find their ends without a webhook, at the poll delay of production.
 */
final class Backlog implements AutoCloseable {

    static final int LIMIT = 120;
    static final Duration POLL_DELAY = Duration.ofSeconds(30);

    private static final Account ACCOUNT = new Account("cr3dentials", "default");

    private final List<ServiceThroughItsLives> nodes = new ArrayList<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Path directory;
    private final DurablePostgres database;
    private final Cr3dentialsSandbox vendor;
    private List<String> open = List.of();

    private Backlog(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.database = DurablePostgres.start();
        this.vendor = ServiceThroughItsLives.startVendor()
                .set(Cr3dentialsSwitches.FINISHING, CommonSwitches.Finishing.MANUAL)
                .set(Cr3dentialsSwitches.WEBHOOKS, false);
    }

    /** Starts nodes, and creates sessions that they know after their first poll. */
    static Backlog prepare(Path directory, ListOrder order, int sessions, Duration answersAfter, int nodes)
            throws Exception {
        Backlog backlog = new Backlog(directory);
        try {
            backlog.vendor.set(Cr3dentialsSwitches.LIST_ORDER, order);
            for (String status : List.of("COMPLETED", "PARTIAL_COMPLETE", "ERROR", "CANCELLED", "TERMINATED")) {
                backlog.vendor.spawnEnded(400, status, Duration.ofDays(2));
            }
            for (int i = 0; i < nodes; i++) {
                backlog.startNode("node" + i);
            }
            backlog.create(sessions);
            backlog.answerAfter(answersAfter);
            backlog.vendor
                    .set(Cr3dentialsSwitches.REQUESTS_PER_WINDOW, LIMIT)
                    .set(Cr3dentialsSwitches.WINDOW, RateLimit.Window.SLIDING);
            backlog.vendor.requestLog().clear();
            return backlog;
        } catch (Exception | AssertionError e) {
            backlog.close();
            throw e;
        }
    }

    /** Creates them at the vendor and writes down what a node would have written. */
    private void create(int sessions) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        SessionLedger ledger = new JdbcSessionLedger(database.dataSource());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + "/partner/browser-session"))
                    .header("x-api-key", ServiceThroughItsLives.API_KEY)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"platformId\": 1}"))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode data = new ObjectMapper().readTree(answer.body()).path("data");
            String id = data.path("sessionId").textValue();
            SandboxSession session = vendor.session(id);
            ledger.openIntent(ACCOUNT, "intent-" + i, null);
            ledger.bindIntent(
                    "intent-" + i,
                    new SessionSnapshot(
                            new SessionKey(ACCOUNT, id),
                            "CREATED",
                            false,
                            session.createdAt(),
                            null,
                            session.expiresAt(),
                            null,
                            ""));
            ids.add(id);
        }
        open = ids;
    }

    private void answerAfter(Duration time) {
        vendor.faults().clear();
        vendor.faults().add(Fault.lasting(Fault.Kind.SLOW).delayed(time));
    }

    /** Lets the next answer take longer. */
    void stall(Duration usual, Duration stall) {
        vendor.faults().clear();
        vendor.faults().add(Fault.next(1, Fault.Kind.SLOW).delayed(stall));
        vendor.faults().add(Fault.lasting(Fault.Kind.SLOW).delayed(usual));
    }

    private void startNode(String name) throws IOException {
        nodes.add(ServiceThroughItsLives.begin(
                ServiceThroughItsLives.prepare(Files.createDirectories(directory.resolve(name)), vendor, database)
                        .projectRoutes()
                        .environment("CR3DENTIALS_POLL_DELAY", Long.toString(POLL_DELAY.toMillis()))
                        .environment("CR3DENTIALS_REQUESTS_PER_MINUTE", Integer.toString(LIMIT))));
    }

    Cr3dentialsSandbox vendor() {
        return vendor;
    }

    List<ServiceThroughItsLives> nodes() {
        return nodes;
    }

    /** The sessions that are to end, oldest first. */
    List<String> open() {
        return open;
    }

    /** Lets somebody else who has the key create sessions, which takes no time. */
    void addForeign(int sessions) {
        Set<String> before = new HashSet<>(
                vendor.sessions().stream().map(SandboxSession::sessionId).toList());
        vendor.spawn(sessions);
        open = vendor.sessions().stream()
                .map(SandboxSession::sessionId)
                .filter(id -> !before.contains(id))
                .toList();
    }

    void end(String sessionId, String status) {
        if (!vendor.finish(sessionId, status)) {
            throw new AssertionError("The session " + sessionId + " has ended before");
        }
        SandboxSession ended = vendor.session(sessionId);
        ends.put(sessionId, ended.completedAt());
    }

    /** How long after its end each ended session was in the CRM, by status, the shortest first; what is missing is left out. */
    Map<String, List<Duration>> late() throws SQLException {
        Map<String, List<Duration>> late = new TreeMap<>();
        try (var connection = database.connection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select session_id, status, updated_at from crm_contact_verification")) {
            while (rows.next()) {
                Instant end = ends.get(rows.getString(1));
                Instant written = rows.getTimestamp(3).toInstant();
                late.computeIfAbsent(rows.getString(2), status -> new ArrayList<>())
                        .add(Duration.between(end, written));
            }
        }
        late.values().forEach(all -> all.sort(null));
        return late;
    }

    int ended() {
        return ends.size();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ServiceThroughItsLives::close);
        vendor.close();
        database.close();
    }
}
