package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookHeaderTest {

    @Test
    void matchesNothingWhileNoneIsAgreedOn() {
        Cr3dentialsConfiguration options = new Cr3dentialsConfiguration();
        assertThat(new WebhookHeader(options).matches("")).isFalse();
        assertThat(new WebhookHeader(options).matches(null)).isFalse();
        options.setWebhookHeaderName("X-Agreed");
        assertThat(new WebhookHeader(options).matches("")).isFalse();
    }

    @Test
    void matchesTheAgreedValueAlone() {
        Cr3dentialsConfiguration options = new Cr3dentialsConfiguration();
        options.setWebhookHeaderName("X-Agreed");
        options.setWebhookHeaderSecret("letmein");
        assertThat(new WebhookHeader(options).matches("letmein")).isTrue();
        assertThat(new WebhookHeader(options).matches("letmein2")).isFalse();
        assertThat(new WebhookHeader(options).matches(null)).isFalse();
    }
}
