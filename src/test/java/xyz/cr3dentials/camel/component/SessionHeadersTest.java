package xyz.cr3dentials.camel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.Delivery;
import xyz.cr3dentials.camel.ledger.DeliveryId;
import xyz.cr3dentials.camel.ledger.Fact;
import xyz.cr3dentials.camel.ledger.ItemKind;
import xyz.cr3dentials.camel.ledger.LearntBy;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;
import xyz.cr3dentials.camel.ledger.Subscription;

class SessionHeadersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SessionHeaders HEADERS =
            new SessionHeaders("Id", "Status", "Reference", "ExpiresAt", "CompletedAt", "LearntBy", "Attempt");

    static Stream<Instant> absurd() {
        return Stream.of(
                Instant.MIN,
                Instant.MAX,
                Instant.parse("-0005-01-01T00:00:00Z"),
                Instant.parse("+999999999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void aTimeBeyondAnyClockIsHandedOverWithoutTheTimestampOfTheMessage(Instant completedAt) {
        Exchange exchange = filled(completedAt);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CompletedAt", completedAt)
                .doesNotContainKey(Exchange.MESSAGE_TIMESTAMP);
    }

    @Test
    void anyOtherIsTheTimestampOfTheMessage() {
        assertThat(filled(NOW).getMessage().getHeaders()).containsEntry(Exchange.MESSAGE_TIMESTAMP, NOW.toEpochMilli());
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        assertThat(filled(first).getMessage().getHeaders())
                .containsEntry(Exchange.MESSAGE_TIMESTAMP, first.toEpochMilli());
    }

    private static Exchange filled(Instant completedAt) {
        SessionSnapshot snapshot = new SessionSnapshot(
                new SessionKey(new Account("cr3dentials", "default"), "s-1"),
                "COMPLETED",
                true,
                null,
                completedAt,
                null,
                null,
                "{}");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        HEADERS.fill(
                exchange,
                new Delivery(
                        new DeliveryId(snapshot.key().account(), ItemKind.END, "s1", Subscription.DEFAULT),
                        new Fact(snapshot, LearntBy.LIST, NOW),
                        1,
                        "claim",
                        NOW),
                "body",
                null);
        return exchange;
    }
}
