package xyz.cr3dentials.camel.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.SessionKey;

/** The named parameters of one statement, each with its SQL type, so that no driver has to guess it for a null. */
final class Parameters {

    private final MapSqlParameterSource source = new MapSqlParameterSource();

    /** Begins with {@code vendor} and {@code account}. */
    static Parameters of(Account account) {
        return new Parameters().text("vendor", account.vendor()).text("account", account.name());
    }

    /** Begins with {@code vendor}, {@code account} and {@code sessionId}. */
    static Parameters of(SessionKey key) {
        return of(key.account()).text("sessionId", key.sessionId());
    }

    Parameters text(String name, @Nullable String value) {
        source.addValue(name, value, Types.VARCHAR);
        return this;
    }

    /** A text that no log may show; the JDBC templates log the others where TRACE is on. */
    Parameters secret(String name, @Nullable String value) {
        source.addValue(name, value == null ? null : new HiddenText(value), Types.VARCHAR);
        return this;
    }

    Parameters texts(String name, Collection<String> values) {
        source.addValue(name, values, Types.VARCHAR);
        return this;
    }

    Parameters number(String name, int value) {
        source.addValue(name, value, Types.INTEGER);
        return this;
    }

    Parameters wholeNumber(String name, long value) {
        source.addValue(name, value, Types.BIGINT);
        return this;
    }

    Parameters flag(String name, boolean value) {
        source.addValue(name, value, Types.BOOLEAN);
        return this;
    }

    Parameters time(String name, @Nullable Instant value) {
        source.addValue(
                name,
                Optional.ofNullable(value)
                        .map(instant -> instant.atOffset(ZoneOffset.UTC))
                        .orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    MapSqlParameterSource source() {
        return source;
    }

    private static final class HiddenText implements SqlTypeValue {

        private final String value;

        HiddenText(String value) {
            this.value = value;
        }

        @Override
        public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
                throws SQLException {
            statement.setString(index, value);
        }

        @Override
        public String toString() {
            return "hidden";
        }
    }
}
