package xyz.cr3dentials.camel.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.api.deepidv.SessionStatus;
import xyz.cr3dentials.camel.http.AmbiguousCreateException;
import xyz.cr3dentials.camel.http.ApiException;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;
import xyz.cr3dentials.camel.http.pipeline.ApiPipelines;
import xyz.cr3dentials.camel.http.pipeline.HttpSettings;

/** What a vendor's answer may not make of us: another session's answer is none, and one bad row hides no other. */
class UntrustedAnswersTest {

    private static final String LONG_ID = "x".repeat(600);

    private static WireMockServer vendorServer;
    private static CamelContext context;

    private final PrintStream console = System.err;
    private ApiPipeline pipeline;

    @BeforeAll
    static void start() {
        vendorServer = new WireMockServer(options().dynamicPort());
        vendorServer.start();
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
        vendorServer.stop();
    }

    @AfterEach
    void disconnect() {
        System.setErr(console);
        pipeline.stop();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAboutAnotherSessionIsRefusedUnquoted(AnyVendor vendor) {
        connect(vendor);
        for (String other : List.of("jane-doe", "ASKED", "asked ", " asked")) {
            answer(vendor.session(other));
            assertThatThrownBy(() -> vendor.read(pipeline, "asked"))
                    .isInstanceOf(UndecodableAnswerException.class)
                    .hasMessageContaining("names another session than the one asked for")
                    .hasMessageNotContainingAny("jane", "ASKED", "secret-person")
                    .hasNoCause();
        }
        answer("{\"status\":\"success\"}");
        assertThatThrownBy(() -> vendor.read(pipeline, "asked")).isInstanceOf(UndecodableAnswerException.class);
        answer(vendor.session("asked"));
        assertThat(vendor.read(pipeline, "asked")).isEqualTo("asked");
    }

    @Test
    void aDecisionAnsweredWithAnotherSessionIsRefused() {
        connect(AnyVendor.DEEPIDV);
        answer(AnyVendor.DEEPIDV.session("jane-doe"));
        assertThatThrownBy(() -> new HttpDeepidvClient(pipeline).updateStatus("asked", SessionStatus.VERIFIED))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageNotContaining("jane");
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreReadOneByOne(AnyVendor vendor) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        connect(vendor);
        long before = ApiPipelines.of(context).unreadableRows(vendor.scheme());
        answer(vendor.list(
                "9",
                vendor.row("good1", "DONE"),
                "null",
                "\"text\"",
                "{}",
                vendor.row("without-status", null),
                vendor.row("no\\u0000id", "DONE"),
                vendor.row(LONG_ID, "DONE"),
                vendor.row("status-too-long", "S".repeat(201)),
                vendor.row("good2", "DONE", "+999999999-12-31T23:59:59Z")));

        AnyVendor.Page page = vendor.listSessions(pipeline);

        assertThat(page.ids()).containsExactly("good1", "good2");
        assertThat(page.size()).isEqualTo(9);
        assertThat(page.completedAt()).containsOnlyNulls();
        assertThat(page.unreadable())
                .extracting(UnreadableRow::place)
                .containsExactlyElementsOf(IntStream.range(1, 8).boxed().toList());
        assertThat(page.unreadable())
                .extracting(UnreadableRow::name)
                .contains("row 2 of a page", "session without-status");
        assertThat(page.unreadable().toString()).doesNotContain("xxxx", "no\u0000id");
        assertThat(ApiPipelines.of(context).unreadableRows(vendor.scheme()) - before)
                .isEqualTo(7);
        assertThat(vendor.pagedIds(pipeline)).containsExactly("good1", "good2");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("of " + vendor.scheme() + " cannot be read and is passed over, row 2 of a page")
                .containsOnlyOnce("session without-status")
                .doesNotContain("xxxx");
    }

    @ParameterizedTest
    @MethodSource("absurdTotals")
    void anAbsurdTotalIsAFailedAnswer(AnyVendor vendor, String total) {
        connect(vendor);
        answer(vendor.list(total, vendor.row("good", "DONE")));
        assertThatThrownBy(() -> vendor.listSessions(pipeline))
                .isInstanceOf(UndecodableAnswerException.class)
                .hasMessageContaining("its field total is no number of rows");
    }

    static List<Arguments> absurdTotals() {
        return List.of(AnyVendor.CR3DENTIALS, AnyVendor.VERILOCK).stream()
                .flatMap(vendor -> List.of("-1", "-7", "4611686018427387904", "1e30").stream()
                        .map(total -> Arguments.of(vendor, total)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aCreationAnsweredWithWhatIsNoIdIsAmbiguous(AnyVendor vendor) {
        connect(vendor);
        for (String id : List.of(LONG_ID, "a\\u0000b", "..")) {
            answer(vendor.session(id));
            assertThatThrownBy(() -> vendor.create(pipeline))
                    .isInstanceOf(AmbiguousCreateException.class)
                    .isInstanceOf(ApiException.class)
                    .hasMessageNotContainingAny("xxxx", "secret-person");
        }
    }

    private void connect(AnyVendor vendor) {
        pipeline = ApiPipeline.create(
                context,
                HttpSettings.builder(vendor.scheme(), vendorServer.baseUrl())
                        .apiKey(() -> "key")
                        .build());
        pipeline.start();
    }

    private static void answer(String json) {
        vendorServer.stubFor(any(anyUrl()).willReturn(okJson(json)));
    }
}
