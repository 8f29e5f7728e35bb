package xyz.cr3dentials.camel.api.deepidv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectHintTest {

    @Test
    void theDocumentedParametersAreReadAndSuccessHasNoReason() {
        RedirectHint hint = RedirectHint.of(Map.of("session_id", "6f3c", "status", "success"));
        assertThat(hint).isEqualTo(new RedirectHint("6f3c", RedirectHint.SUCCESS, null));
        assertThat(hint.isSuccess()).isTrue();
        assertThat(hint.json()).hasToString("{\"session_id\":\"6f3c\",\"status\":\"success\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document_unreadable", "user_cancelled", "a_reason_of_tomorrow"})
    void everyReasonIsKept(String reason) {
        RedirectHint hint = RedirectHint.of(
                Map.of("session_id", List.of("6f3c", "other"), "status", "failed", "reason", reason, "more", "x"));
        assertThat(hint).isEqualTo(new RedirectHint("6f3c", RedirectHint.FAILED, reason));
        assertThat(hint.isSuccess()).isFalse();
    }

    @Test
    void theOlderSpellingIsTolerated() {
        assertThat(RedirectHint.of(Map.of("status", "SUBMITTED", "sessionId", "6f3c")))
                .isEqualTo(new RedirectHint("6f3c", "SUBMITTED", null));
    }

    @Test
    void whatABrowserCannotMeanIsRefusedWithoutBeingQuoted() {
        assertThatIllegalArgumentException().isThrownBy(() -> RedirectHint.of(Map.of("status", "success")));
        assertThatIllegalArgumentException().isThrownBy(() -> RedirectHint.of(Map.of("session_id", List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectHint.of(Map.of("session_id", "a\nb")))
                .withMessageContaining("session_id")
                .withMessageNotContaining("a\nb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedirectHint.of(Map.of("session_id", "a", "reason", "x".repeat(201))))
                .withMessageContaining("reason");
    }
}
