package xyz.cr3dentials.camel.bench.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.bench.measure.Report;
import xyz.cr3dentials.camel.bench.measure.Series;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookKey;
import xyz.cr3dentials.camel.component.cr3dentials.WebhookTokens;

/**
 * Measures how many webhooks a second {@code cr3dentials:receiveWebhook} takes when each is durable before it is
 * answered: every one is the first of a session that was created through the ledger. The HTTP server before the producer
 * and the confirmation behind it are left out.
 */
public final class WebhookAcceptance {

    private static final int CLIENTS = 8;
    private static final int WARM_UP = 3;
    private static final double RATIO_GOAL = 0.5;
    private static final double MILLISECONDS_GOAL = 50;
    private static final WebhookKey KEY = new WebhookKey("k1", "a-secret-of-at-least-thirty-two-bytes");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Postgres postgres;
    private final ProducerTemplate template;
    private final Endpoint receiver;
    private final WebhookTokens tokens = new WebhookTokens(List.of(KEY), Clock.systemUTC());

    private WebhookAcceptance(Postgres postgres) {
        this.postgres = postgres;
        Cr3dentialsComponent component = context.getComponent("cr3dentials", Cr3dentialsComponent.class);
        component.getConfiguration().setSessionLedger(postgres.ledger());
        component.getConfiguration().setApiKey("never-sent");
        component.getConfiguration().setWebhookSecret(KEY.keyId() + ":" + KEY.secret());
        context.start();
        template = context.createProducerTemplate();
        receiver = context.getEndpoint("cr3dentials:receiveWebhook");
    }

    /** @param arguments rounds, operations a round, old rows in the ledger; 15, 2,000 and 1,000,000 when absent */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int operations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int oldRows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
        Report.machine();
        try (Postgres postgres = Postgres.start(CLIENTS, oldRows)) {
            WebhookAcceptance acceptance = new WebhookAcceptance(postgres);
            acceptance.measure(rounds, operations);
            acceptance.context.stop();
        }
        Report.machine();
    }

    /** The rounds before the first warm up and are not counted; short ones, so that both see the same machine. */
    private void measure(int rounds, int operations) throws Exception {
        Figures plain = new Figures();
        Figures taken = new Figures();
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == 0) {
                postgres.analyze();
            }
            String prefix = "r" + round + "-";
            IntConsumer webhook = webhooks(prefix, operations);
            Load inserts = Load.run(CLIENTS, operations, postgres::processorSeconds, postgres.plainInsert(prefix));
            Load webhooks = Load.run(CLIENTS, operations, postgres::processorSeconds, webhook);
            if (round >= 0) {
                plain.add(inserts);
                taken.add(webhooks);
            }
        }
        Series ratio = taken.perSecond().dividedBy(plain.perSecond());
        Report.head("%d clients".formatted(CLIENTS), "a second", "processor µs", "p50 ms", "p99 ms", "ratio", "goals");
        plain.row("plain insert", "", "");
        taken.row(
                "webhook",
                ratio.text("%.2f"),
                "ratio %s; p99 %s"
                        .formatted(Report.atLeast(ratio, RATIO_GOAL), Report.atMost(taken.p99(), MILLISECONDS_GOAL)));
    }

    private IntConsumer webhooks(String prefix, int operations) throws Exception {
        String[] tokensOfRound = new String[operations];
        Load.run(CLIENTS, operations, i -> {
            String intent = prefix + "intent-" + i;
            postgres.ledger().openIntent(Facts.ACCOUNT, intent, "order-42");
            postgres.ledger().bindIntent(intent, Facts.created(prefix + i));
            tokensOfRound[i] = tokens.mint(intent, Instant.now().plusSeconds(3_600));
        });
        return i -> call(tokensOfRound[i], prefix + i);
    }

    private void call(String token, String sessionId) {
        String body =
                "{\"sessionId\":\"%s\",\"status\":\"%s\",\"platformId\":7,\"externalReferenceId\":\"order-42\",\"extractedData\":{\"storeName\":\"Demo\"},\"proofHash\":null,\"completedAt\":\"2026-11-20T10:06:00.000Z\",\"metadata\":{}}"
                        .formatted(sessionId, Facts.STATUS);
        Exchange exchange = ExchangeBuilder.anExchange(context)
                .withBody(body.getBytes(StandardCharsets.UTF_8))
                .withHeader("token", token)
                .build();
        int status = template.send(receiver, exchange).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        if (status != 200) {
            throw new IllegalStateException("The webhook was answered with " + status);
        }
    }
}
