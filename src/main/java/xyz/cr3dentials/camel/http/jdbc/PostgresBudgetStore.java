package xyz.cr3dentials.camel.http.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.BudgetAnswer;
import xyz.cr3dentials.camel.http.BudgetDemand;
import xyz.cr3dentials.camel.http.BudgetSlot;
import xyz.cr3dentials.camel.http.BudgetStore;
import xyz.cr3dentials.camel.http.BudgetStoreException;
import xyz.cr3dentials.camel.http.RequestSlots;

/**
 * The slots, the pace and the pause of one API key in rows that all nodes share. The slots of this node's own requests are
 * counted here as well, by the monotonic clock: when the database's clock is set forward, they free no earlier.
 */
final class PostgresBudgetStore implements BudgetStore {

    private static final double NANOS = 1e9;

    /** When another transaction holds the one slot that is free. */
    private static final long BUSY_NANOS = Duration.ofMillis(10).toNanos();

    private final String name;
    private final BudgetDatabase database;
    private final BudgetStatements statements;
    private final RequestSlots own;
    private volatile int opened;

    PostgresBudgetStore(String name, BudgetDatabase database, BudgetStatements statements, RequestSlots own) {
        this.name = name;
        this.database = database;
        this.statements = statements;
        this.own = own;
    }

    @Override
    public BudgetAnswer take(BudgetDemand demand) {
        if (opened < demand.slots()) {
            open(demand);
        }
        BudgetAnswer answer = ask(demand);
        if (answer == null) {
            open(demand);
            answer = ask(demand);
        }
        if (answer == null) {
            throw new BudgetStoreException(
                    "The request budget's row in the tables %s vanished; let nobody else delete rows there."
                            .formatted(BudgetStatements.TABLES),
                    null);
        }
        BudgetSlot shared = answer.slot();
        if (shared == null) {
            return answer.paused() ? answer : atMostHeld(answer, demand);
        }
        BudgetAnswer here = own.take(demand, 0, answer.refused());
        BudgetSlot mine = here.slot();
        if (mine == null) {
            shared.unused();
            return here;
        }
        return BudgetAnswer.taken(new BothSlots(mine, shared), answer.refused());
    }

    /** Keys come with their first request, and only then is it time to look for those that nobody needs. */
    private void open(BudgetDemand demand) {
        database.update(statements.open(), name, demand.slots(), demand.slots());
        database.update(statements.forget());
        opened = demand.slots();
    }

    private @Nullable BudgetAnswer ask(BudgetDemand demand) {
        return database.queryRow(
                statements.take(),
                row -> answer(row, demand),
                name,
                demand.slots(),
                demand.left(),
                demand.hasLanes(),
                demand.isPaced(),
                demand.settings().spacing().toNanos() / NANOS,
                demand.paceOffsetNanos() / NANOS,
                demand.farthestPaceNanos() / NANOS,
                demand.heldNanos() / NANOS,
                BudgetAnswer.PROBE_NANOS / NANOS);
    }

    private BudgetAnswer answer(ResultSet row, BudgetDemand demand) throws SQLException {
        boolean refused = row.getInt("refusals") > 0;
        int number = row.getInt("n");
        if (!row.wasNull()) {
            return BudgetAnswer.taken(
                    new SharedSlot(number, row.getLong("ticket"), demand.windowNanos() / NANOS), refused);
        }
        long pause = nanos(row, "pause_seconds");
        if (pause > 0) {
            return BudgetAnswer.paused(pause);
        }
        long probe = nanos(row, "probe_seconds");
        if (probe > 0) {
            return BudgetAnswer.behindProbe(probe, demand);
        }
        return BudgetAnswer.full(Math.max(nanos(row, "wait_seconds"), BUSY_NANOS), refused);
    }

    /** A slot under way frees a window after its answer, which can come at any moment. */
    private BudgetAnswer atMostHeld(BudgetAnswer answer, BudgetDemand demand) {
        if (answer.waitNanos() > demand.heldNanos()) {
            double held = demand.heldNanos() / NANOS;
            database.update(statements.cut(), held, name, held);
        }
        return BudgetAnswer.full(Math.min(answer.waitNanos(), demand.windowNanos()), answer.refused());
    }

    @Override
    public int refused() {
        Integer refusals = database.queryRow(statements.refused(), row -> row.getInt(1), name);
        return refusals == null ? 1 : refusals;
    }

    @Override
    public void pause(Duration duration) {
        database.update(statements.pause(), duration.toNanos() / NANOS, name);
    }

    @Override
    public void accepted() {
        database.update(statements.accepted(), name);
    }

    private static long nanos(ResultSet row, String column) throws SQLException {
        return (long) Math.ceil(row.getDouble(column) * NANOS);
    }

    private record BothSlots(BudgetSlot mine, BudgetSlot shared) implements BudgetSlot {

        @Override
        public void answered() {
            mine.answered();
            shared.answered();
        }

        @Override
        public void unused() {
            mine.unused();
            shared.unused();
        }
    }

    /** One row until its ticket is another's. */
    private final class SharedSlot implements BudgetSlot {

        private final int number;
        private final long ticket;
        private final double windowSeconds;

        private SharedSlot(int number, long ticket, double windowSeconds) {
            this.number = number;
            this.ticket = ticket;
            this.windowSeconds = windowSeconds;
        }

        @Override
        public void answered() {
            free(windowSeconds);
        }

        @Override
        public void unused() {
            free(0);
        }

        private void free(double seconds) {
            database.update(statements.free(), seconds, name, number, ticket);
        }
    }
}
