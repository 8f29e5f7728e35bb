package xyz.cr3dentials.camel.service.undertow;

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
        "/api/sessions, CR3DENTIALS_CALLS",
        "/api/sessions/s-1, CR3DENTIALS_CALLS",
        "/api/verilock/sessions/timeline, VERILOCK_CALLS",
        "/api/deepidv/sessions, DEEPIDV_CALLS",
        "/api/overviews, CR3DENTIALS_CALLS",
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
        "CR3DENTIALS_CALLS, POST, true",
        "CR3DENTIALS_CALLS, GET, false",
        "OPERATIONS, POST, false",
        "OTHERS, POST, false"
    })
    void saysWhatCanOnlyFailWithoutTheDatabase(WorkKind kind, String method, boolean needed) {
        assertThat(kind.needsLedger(method)).isEqualTo(needed);
    }
}
