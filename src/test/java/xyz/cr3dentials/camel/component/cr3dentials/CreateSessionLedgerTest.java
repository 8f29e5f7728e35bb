package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.api.cr3dentials.CreatedSession;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.UnavailableException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.CreateIntent;
import xyz.cr3dentials.camel.ledger.SessionKey;
import xyz.cr3dentials.camel.ledger.SessionLedger;

class CreateSessionLedgerTest {

    private static final Account ACCOUNT = new Account("cr3dentials", "default");
    private static final String SECRET = "an-old-secret-of-more-than-32-bytes!";
    private static final String NEW_SECRET = "a-new-secret-of-more-than-32-bytes!!";

    private ComponentFixture fixture = new ComponentFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void bindsTheIntentToTheSession() {
        create("");

        CreateIntent intent = fixture.ledger.findIntent(ACCOUNT, "intent-1").orElseThrow();
        assertThat(intent.state()).isEqualTo(CreateIntent.State.BOUND);
        assertThat(intent.sessionId()).isEqualTo("s-1");
        assertThat(intent.reference()).isEqualTo("loan-889");
        assertThat(intent.openedAt()).isEqualTo(ComponentFixture.NOW);
    }

    @Test
    void writesTheIntentUnderTheAccountsName() {
        create("?account=emea");

        assertThat(fixture.ledger.findIntent(new Account("cr3dentials", "emea"), "intent-1"))
                .isPresent();
    }

    @Test
    void mintsAWebhookAddressThatOutlivesTheSession() {
        fixture.component.getConfiguration().setWebhookBaseUrl("https://hooks.example.com/");
        fixture.component.getConfiguration().setWebhookSecret("k2:" + NEW_SECRET + ",k1:" + SECRET);

        create("?expiresInHours=24");

        String url = fixture.client.created.get(0).webhookUrl();
        assertThat(url).startsWith("https://hooks.example.com/webhooks/cr3dentials/");
        String token = url.substring(url.lastIndexOf('/') + 1);
        assertThat(tokens(ComponentFixture.CLOCK).verify(token))
                .contains(new WebhookToken(
                        "k2",
                        "intent-1",
                        ComponentFixture.NOW.plus(Duration.ofHours(24)).plus(Duration.ofDays(7))));
        Clock tooLate = Clock.fixed(ComponentFixture.NOW.plus(Duration.ofDays(9)), ZoneOffset.UTC);
        assertThat(tokens(tooLate).verify(token)).isEmpty();
    }

    @Test
    void keepsTheCallersWebhookAddress() {
        fixture.component.getConfiguration().setWebhookBaseUrl("https://hooks.example.com");
        fixture.component.getConfiguration().setWebhookSecret("k1:" + SECRET);

        create("?webhookUrl=https://crm.example.com/done");

        assertThat(fixture.client.created.get(0).webhookUrl()).isEqualTo("https://crm.example.com/done");
    }

    @Test
    void closesTheIntentWhenNothingWasCreated() {
        fixture.client.failure = new UnavailableException("cr3dentials", "down", 0, List.of(), null, null);

        Exchange exchange = create("");

        assertThat(exchange.getException()).isSameAs(fixture.client.failure);
        assertThat(state()).isEqualTo(CreateIntent.State.REFUSED);
    }

    @Test
    void namesTheIntentWhenTheAnswerWasLost() {
        fixture.client.failure = new AmbiguousCreateException("cr3dentials", "Lost.", 0, List.of(), null);

        Exchange exchange = create("");

        assertThat(exchange.getException(AmbiguousCreateException.class).getIntentId())
                .isEqualTo("intent-1");
        assertThat(state()).isEqualTo(CreateIntent.State.AMBIGUOUS);
    }

    @Test
    void closesTheIntentWhenTheApiKeyCannotBeHad() {
        fixture.client.failure = new IllegalStateException("the supplier of the API key failed");

        assertThat(create("").getException()).isSameAs(fixture.client.failure);
        assertThat(state()).isEqualTo(CreateIntent.State.REFUSED);
    }

    @Test
    void sendsNothingWhenTheLedgerCannotWriteTheIntent() {
        useLedgerThatFailsAt("openIntent");

        assertThat(create("").getException()).hasMessage("no database");
        assertThat(fixture.client.created).isEmpty();
    }

    @Test
    void refusesTheIdOfAnotherSessionInASecondAnswer() {
        create("");

        Exchange second = fixture.send(
                "cr3dentials:createSession", Map.of("platformId", 7, "externalReferenceId", "other-person"));

        assertThat(second.getException())
                .isInstanceOfSatisfying(AmbiguousCreateException.class, e -> assertThat(e.getIntentId())
                        .isEqualTo("intent-2"))
                .hasMessageContaining("session s-1, which is known as another one")
                .hasMessageNotContainingAny("other-person", "loan-889");
        assertThat(second.getMessage().getHeader(Cr3dentialsConstants.SESSION_ID))
                .isNull();
        assertThat(fixture.ledger.find(new SessionKey(ACCOUNT, "s-1")))
                .map(found -> found.entry().told().reference())
                .contains("loan-889");
        assertThat(fixture.ledger.findIntent(ACCOUNT, "intent-2"))
                .map(CreateIntent::state)
                .contains(CreateIntent.State.AMBIGUOUS);
    }

    @Test
    void answersTheCreatedSessionEvenWhenTheLedgerCannotBindIt() {
        useLedgerThatFailsAt("bindIntent");

        Exchange exchange = create("");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(CreatedSession.class);
    }

    @Test
    void reportsTheVendorsRefusalEvenWhenTheLedgerCannotCloseTheIntent() {
        useLedgerThatFailsAt("closeIntent");
        fixture.client.failure = new UnavailableException("cr3dentials", "down", 0, List.of(), null, null);

        Exception exception = create("").getException();

        assertThat(exception).isSameAs(fixture.client.failure);
        assertThat(exception.getSuppressed()).singleElement().hasFieldOrPropertyWithValue("message", "no database");
    }

    private Exchange create(String query) {
        return fixture.send(
                "cr3dentials:createSession" + query, Map.of("platformId", 7, "externalReferenceId", "loan-889"));
    }

    private CreateIntent.State state() {
        return fixture.ledger.findIntent(ACCOUNT, "intent-1").orElseThrow().state();
    }

    private static WebhookTokens tokens(Clock clock) {
        return new WebhookTokens(List.of(new WebhookKey("k2", NEW_SECRET), new WebhookKey("k1", SECRET)), clock);
    }

    private void useLedgerThatFailsAt(String method) {
        SessionLedger working = fixture.ledger;
        fixture.close();
        fixture = new ComponentFixture((SessionLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SessionLedger.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        throw new IllegalStateException("no database");
                    }
                    try {
                        return called.invoke(working, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
