package xyz.cr3dentials.camel.server.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkKindTest {

    @ParameterizedTest
    @CsvSource({
        "/webhooks/cr3dentials/token, WEBHOOKS",
        "/redirects/deepidv, WEBHOOKS",
        "/, OPERATIONS",
        "/console/login, OPERATIONS",
        "/metrics, OPERATIONS",
        "/api/overview, OPERATIONS",
        "/api/ledger/search, OPERATIONS",
        "/api/sessions/s-1/timeline, OPERATIONS",
        "/api/sessions/s-1/redact, OPERATIONS",
        "/api/sessions, VENDOR_CALLS",
        "/api/sessions/s-1, VENDOR_CALLS",
        "/api/verilock/sessions/timeline, VENDOR_CALLS",
        "/api/overviews, VENDOR_CALLS",
        "/consoles, OTHERS",
        "//webhooks/cr3dentials/token, OTHERS",
        "/orders, OTHERS"
    })
    void goesByThePath(String path, WorkKind kind) {
        assertThat(WorkKind.of(path)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "WEBHOOKS, POST, true",
        "VENDOR_CALLS, POST, true",
        "VENDOR_CALLS, GET, false",
        "OPERATIONS, POST, false",
        "OTHERS, POST, false"
    })
    void saysWhatCanOnlyFailWithoutTheDatabase(WorkKind kind, String method, boolean needed) {
        assertThat(kind.needsLedger(method)).isEqualTo(needed);
    }
}
