package xyz.cr3dentials.camel.bench.detection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import xyz.cr3dentials.camel.bench.ledger.Postgres;
import xyz.cr3dentials.camel.ledger.SessionLedger;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

/** The ledgers that are compared, and what has to be closed behind each. */
record Ledgers(SessionLedger ledger, AutoCloseable resource) {

    static final String MEMORY = "memory";
    static final String H2 = "H2";
    static final String POSTGRES = "PostgreSQL";

    /** @param oldRows ended sessions that lie in the ledger from the beginning; the one in memory takes none */
    static Ledgers open(String kind, int oldRows) throws Exception {
        switch (kind) {
            case MEMORY:
                return new Ledgers(new MemorySessionLedger(Clock.systemUTC(), MemoryLedgerLimits.DEFAULT), () -> {});
            case H2:
                HikariConfig config = new HikariConfig();
                config.setJdbcUrl("jdbc:h2:mem:ledger");
                config.setUsername("sa");
                HikariDataSource dataSource = new HikariDataSource(config);
                return new Ledgers(new JdbcSessionLedger(dataSource), dataSource);
            default:
                Postgres postgres = Postgres.start(4, oldRows);
                return new Ledgers(postgres.ledger(), postgres);
        }
    }
}
