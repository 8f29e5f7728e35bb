package xyz.cr3dentials.camel.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.InvalidRequestException;
import xyz.cr3dentials.camel.ledger.Account;
import xyz.cr3dentials.camel.ledger.ManualClock;
import xyz.cr3dentials.camel.ledger.memory.MemoryLedgerLimits;
import xyz.cr3dentials.camel.ledger.memory.MemorySessionLedger;

class SessionSearchTest {

    private static final List<Account> ACCOUNTS =
            List.of(new Account("cr3dentials", "default"), new Account("verilock", "default"));

    private final LedgerCalls calls = new LedgerCalls();
    private final SessionSearch search =
            new SessionSearch(new MemorySessionLedger(new ManualClock(), MemoryLedgerLimits.DEFAULT), calls, ACCOUNTS);

    @AfterEach
    void close() {
        calls.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'limit':0}|limit: not a whole number from 1 to 200; send one, or leave it out for 50",
                "{'limit':201}|limit: not a whole number",
                "{'limit':'10'}|limit: not a whole number",
                "{'limit':1.5}|limit: not a whole number",
                "{'limit':99999999999}|limit: not a whole number",
                "{'since':'2026-11-21'}|since: not a time; write it as in 2026-11-21T10:00:00Z",
                "{'until':5}|until: not a time",
                "{'since':'-999999-01-01T00:00:00Z'}|since: not a time",
                "{'since':'2026-11-21T10:00:00Z','until':'2026-11-21T10:00:00Z'}|until: not after since",
                "{'vendor':'nobody'}|vendor: not one that is followed here; name one of cr3dentials, verilock, or null for all",
                "{'vendor':''}|vendor: not a text of 1 to 2000 characters",
                "{'states':['DUE','GONE']}|states: one is not known; name some of HINTED, OPEN,",
                "{'states':'DUE'}|states: not a list of at most 100 texts",
                "{'statuses':[1]}|statuses: not a list of at most 100 texts",
                "{'reference':['x']}|reference: not a text",
                "{'reference':'a\\u0000b'}|reference: not a text",
                "{'after':'nonsense'}|after: not what an answer had in next",
                "{'page':2}|page: not known here; leave it out, the fields are vendor, states,",
                "{'ana@example.org':2}|a field: not known here",
                "{'limit':1}{}|body: not a JSON object",
                "7|body: not a JSON object; send one, or nothing"
            })
    void aWrongFieldIsNamedWithTheRemedy(String body, String violation) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> search.search(body.replace('\'', '"')))
                .satisfies(e ->
                        assertThat(e.getMessages()).singleElement().asString().startsWith(violation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-0001-01-01T00:00:00Z"})
    void aPlaceAtATimeThatNoDatabaseHoldsDidNotComeFromHere(String time) {
        String place = Base64.getUrlEncoder()
                .encodeToString((time + "\ncr3dentials\ndefault\ns1").getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> search.search("{\"after\":\"" + place + "\"}"))
                .satisfies(e ->
                        assertThat(e.getMessages()).singleElement().asString().startsWith("after: not what"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> search.counts("{\"limit\":1,\"after\":null,\"since\":\"x\",\"vendor\":\"y\"}"))
                .satisfies(e -> assertThat(e.getMessages())
                        .extracting(text -> text.substring(0, text.indexOf(':')))
                        .containsExactly("limit", "after", "since", "vendor"));
    }

    @Test
    void noBodyAndNullsAskForEverything() {
        String nothing = "{\"sessions\":[],\"next\":null}";
        assertThat(search.search(null)).isEqualTo(nothing);
        assertThat(search.search(" ")).isEqualTo(nothing);
        assertThat(
                        search.search(
                                "{\"vendor\":null,\"states\":[],\"statuses\":[],\"reference\":null,\"sessionId\":null,\"since\":null,\"until\":null,\"limit\":null,\"after\":null}"))
                .isEqualTo(nothing);
        assertThat(search.counts("{}")).isEqualTo("{\"total\":0,\"byState\":{},\"byStatus\":{}}");
    }
}
