package xyz.cr3dentials.camel.component.cr3dentials;

import java.time.Instant;

/**
 * What an authentic, unexpired webhook token says.
 *
 * @param keyId the key it was signed with
 * @param intentId the intent whose session the webhook may speak of
 * @param expiresAt when it ends to be accepted, in whole seconds
 */
public record WebhookToken(String keyId, String intentId, Instant expiresAt) {}
