package xyz.cr3dentials.camel.http.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.http.BudgetAnswer;
import xyz.cr3dentials.camel.http.BudgetSettings;
import xyz.cr3dentials.camel.http.BudgetStore;
import xyz.cr3dentials.camel.http.BudgetStoreException;
import xyz.cr3dentials.camel.http.DayWindow;
import xyz.cr3dentials.camel.http.RequestPriority;

/** The tokens and the pause of one API key in a row that all nodes share. */
final class PostgresBudgetStore implements BudgetStore {

    private static final double NANOS = 1e9;

    private final String name;
    private final BudgetDatabase database;
    private final BudgetStatements statements;
    private volatile BudgetSettings settings;

    PostgresBudgetStore(String name, BudgetSettings settings, BudgetDatabase database, BudgetStatements statements) {
        this.name = name;
        this.settings = settings;
        this.database = database;
        this.statements = statements;
    }

    @Override
    public BudgetAnswer take(RequestPriority priority, int ahead) {
        BudgetSettings own = settings;
        return inRow(() -> database.queryRow(
                statements.take(),
                row -> answer(row, ahead),
                name,
                own.burst(),
                own.refillPerMinute(),
                own.requestsPerDay(),
                ahead,
                priority.leftShare(),
                DayWindow.needed(priority, ahead, own.requestsPerDay()),
                BudgetAnswer.PROBE_NANOS / NANOS));
    }

    @Override
    public int refused() {
        return inRow(() -> database.queryRow(statements.refused(), row -> row.getInt(1), name));
    }

    @Override
    public void pause(Duration duration) {
        double seconds = duration.toNanos() / NANOS;
        inRow(() -> database.update(statements.pause(), seconds, name) == 0 ? null : Boolean.TRUE);
    }

    @Override
    public void accepted() {
        database.update(statements.accepted(), name);
    }

    @Override
    public void narrow(BudgetSettings wanted) {
        settings = settings.narrowedBy(wanted);
    }

    /** Rows come with the first request of a key, and only then is it time to look for rows that nobody needs. */
    private <T> T inRow(Supplier<@Nullable T> statement) {
        T found = statement.get();
        if (found == null) {
            BudgetSettings own = settings;
            database.update(statements.open(), name, own.burst(), own.burst(), own.refillPerMinute());
            database.update(statements.forget());
            found = statement.get();
        }
        if (found == null) {
            throw new BudgetStoreException(
                    "The request budget's row in the table '%s' vanished; let nobody else delete rows there."
                            .formatted(BudgetStatements.TABLE),
                    null);
        }
        return found;
    }

    private static BudgetAnswer answer(ResultSet row, int ahead) throws SQLException {
        boolean refused = row.getInt("refusals") > 0;
        if (row.getBoolean("taken")) {
            return BudgetAnswer.taken(refused);
        }
        double pauseSeconds = row.getDouble("pause_seconds");
        if (pauseSeconds > 0) {
            return BudgetAnswer.paused((long) Math.ceil(pauseSeconds * NANOS));
        }
        int refill = row.getInt("refill");
        double probeSeconds = row.getDouble("probe_seconds");
        if (probeSeconds > 0) {
            return BudgetAnswer.behindProbe((long) Math.ceil(probeSeconds * NANOS), ahead, refill);
        }
        long excess = row.getLong("day_excess");
        if (excess > 0) {
            return BudgetAnswer.usedUpForTheDay(
                    DayWindow.nanosUntilFree(
                            dayUsage(row), excess, (long) (row.getDouble("seconds_into_slot") * NANOS)),
                    refused);
        }
        double missing = row.getDouble("needed") - row.getDouble("available");
        return BudgetAnswer.shortOf(missing + BudgetStatements.TOKEN_PRECISION, refill, refused);
    }

    private static int[] dayUsage(ResultSet row) throws SQLException {
        Integer[] counts = (Integer[]) row.getArray("day_usage").getArray();
        return Arrays.stream(counts).mapToInt(Integer::intValue).toArray();
    }
}
