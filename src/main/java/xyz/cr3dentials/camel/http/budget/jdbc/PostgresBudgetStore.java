package xyz.cr3dentials.camel.http.budget.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.budget.BudgetAnswer;
import xyz.cr3dentials.camel.http.budget.BudgetDemand;
import xyz.cr3dentials.camel.http.budget.BudgetSlot;
import xyz.cr3dentials.camel.http.budget.BudgetStore;
import xyz.cr3dentials.camel.http.budget.BudgetStoreException;
import xyz.cr3dentials.camel.http.budget.KeyState;
import xyz.cr3dentials.camel.http.budget.RequestSlots;

/**
 * The slots, the pace and the pause of one API key in rows that all nodes share. The slots of this node's own requests are
 * counted here as well, by the monotonic clock: when the database's clock is set forward, they free no earlier.
 */
final class PostgresBudgetStore implements BudgetStore {

    private static final long MICRO = 1_000;
    /** When a late answer has just taken the one slot that was free. */
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
            database.run(transaction -> open(transaction, demand.slots()));
            opened = demand.slots();
        }
        BudgetAnswer answer = database.run(transaction -> take(transaction, demand));
        BudgetSlot shared = answer.slot();
        if (shared == null) {
            return answer;
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
    private int open(BudgetTransaction transaction, int slots) throws SQLException {
        return transaction.update(statements.open(), name, slots, slots) + transaction.update(statements.forget());
    }

    private BudgetAnswer take(BudgetTransaction transaction, BudgetDemand demand) throws SQLException {
        Locked key = lock(transaction, demand.slots());
        KeyState limited = key.state().limitedTo(demand.slots(), key.now());
        KeyState.Verdict verdict = limited.take(demand, key.now(), new Rows(transaction, limited.slots(), key.now()));
        if (verdict.answer().slot() != null) {
            save(transaction, verdict.next());
        }
        return verdict.answer();
    }

    @Override
    public int refused() {
        return change((state, now) -> state.refused(now)).refusals();
    }

    @Override
    public void pause(Duration duration) {
        KeyState unused = change((state, now) -> state.paused(now, duration));
    }

    @Override
    public void accepted() {
        KeyState unused = change((state, now) -> state.accepted(now));
    }

    private KeyState change(BiFunction<KeyState, Long, KeyState> how) {
        return database.run(transaction -> {
            Locked key = lock(transaction, 1);
            KeyState next = how.apply(key.state(), key.now());
            if (!next.equals(key.state())) {
                save(transaction, next);
            }
            return next;
        });
    }

    private Locked lock(BudgetTransaction transaction, int slots) throws SQLException {
        List<Locked> found = transaction.list(statements.lock(), Locked::of, name);
        if (found.isEmpty()) {
            // It was idle for so long that another node has removed it.
            open(transaction, Math.max(slots, opened));
            found = transaction.list(statements.lock(), Locked::of, name);
        }
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new BudgetStoreException(
                        "The request budget's row in the tables %s vanished; let nobody else delete rows there."
                                .formatted(BudgetStatements.TABLES),
                        null));
    }

    private void save(BudgetTransaction transaction, KeyState state) throws SQLException {
        transaction.update(
                statements.save(),
                micros(state.pacedAt()),
                micros(state.pausedUntil()),
                state.refusals(),
                micros(state.probeUntil()),
                state.slots(),
                micros(state.limitedAt()),
                name);
    }

    private static @Nullable Long micros(@Nullable Long nanos) {
        return nanos == null ? null : (Long) Math.floorDiv(nanos, MICRO);
    }

    /** The key and the database's time. */
    private record Locked(KeyState state, long now) {

        static Locked of(ResultSet row) throws SQLException {
            KeyState state = new KeyState(
                    row.getLong("paced_at") * MICRO,
                    nanos(row, "paused_until"),
                    row.getInt("refusals"),
                    nanos(row, "probe_until"),
                    row.getInt("slots"),
                    row.getLong("limited_at") * MICRO);
            return new Locked(state, row.getLong("now") * MICRO);
        }

        private static @Nullable Long nanos(ResultSet row, String column) throws SQLException {
            long micros = row.getLong(column);
            return row.wasNull() ? null : (Long) (micros * MICRO);
        }
    }

    /** The slots of the key, while it is locked. */
    private final class Rows implements KeyState.Slots<SQLException> {

        private final BudgetTransaction transaction;
        private final int slots;
        private final long now;
        private int free;

        private Rows(BudgetTransaction transaction, int slots, long now) {
            this.transaction = transaction;
            this.slots = slots;
            this.now = now;
        }

        @Override
        public BudgetAnswer take(BudgetDemand demand, int left, boolean refused) throws SQLException {
            long freeAt =
                    transaction.list(statements.freeBehind(), row -> row.getLong(1) * MICRO, name, slots, left).stream()
                            .findFirst()
                            .orElse(now + demand.heldNanos());
            if (freeAt > now) {
                return full(demand, freeAt - now, refused);
            }
            List<SharedSlot> several = transaction.list(
                    statements.free(),
                    row -> new SharedSlot(row.getInt("n"), row.getLong("ticket") + 1, demand.windowNanos()),
                    name,
                    slots,
                    micros(now),
                    BudgetDemand.FEW + 2);
            free = several.size() - 1;
            long heldUntil = now + demand.heldNanos();
            boolean taken = !several.isEmpty()
                    && transaction.update(
                                    statements.take(),
                                    micros(heldUntil),
                                    name,
                                    several.get(0).number,
                                    several.get(0).ticket - 1)
                            > 0;
            return taken ? BudgetAnswer.taken(several.get(0), refused) : BudgetAnswer.full(BUSY_NANOS, refused);
        }

        /** A slot under way frees a window after its answer, which can come at any moment. */
        private BudgetAnswer full(BudgetDemand demand, long wait, boolean refused) throws SQLException {
            if (wait > demand.heldNanos()) {
                Long held = micros(demand.heldNanos());
                transaction.update(statements.cut(), held, name, held);
            }
            return BudgetAnswer.full(Math.min(wait, demand.windowNanos()), refused);
        }

        @Override
        public boolean areFew(BudgetDemand demand) {
            return free <= BudgetDemand.FEW;
        }
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
        private final long windowNanos;

        private SharedSlot(int number, long ticket, long windowNanos) {
            this.number = number;
            this.ticket = ticket;
            this.windowNanos = windowNanos;
        }

        @Override
        public void answered() {
            freeIn(windowNanos);
        }

        @Override
        public void unused() {
            freeIn(0);
        }

        private void freeIn(long nanos) {
            database.run(transaction -> transaction.update(statements.giveBack(), micros(nanos), name, number, ticket));
        }
    }
}
