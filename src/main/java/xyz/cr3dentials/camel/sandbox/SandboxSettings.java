package xyz.cr3dentials.camel.sandbox;

import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed once a vendor's sandbox runs; everything else is a switch.
 *
 * @param port 0 for a free one
 * @param address where to listen; loopback unless set, for the control endpoint asks for no key
 * @param publicUrl how others reach it, without a path; null for {@code http://localhost:<port>}
 * @param apiKeys accepted keys; spawned sessions belong to the first
 * @param threads requests worked on at once
 * @param maximumSessions sessions kept; the one that ended first gives way
 * @param webhookHeaders static headers of every webhook, where the vendor's portal can set them
 * @param webhookSecret proves webhooks, where the vendor does so
 * @param portalWebhook a webhook for all sessions, besides their own if any, as the vendor's portal can set it; null for
 *     none
 * @param time makes the clock the sandbox lives by; the sandbox closes it
 * @param random source of ids, tokens and outcomes; must be thread-safe
 */
public record SandboxSettings(
        int port,
        InetAddress address,
        @Nullable URI publicUrl,
        List<String> apiKeys,
        int threads,
        int maximumSessions,
        Map<String, String> webhookHeaders,
        String webhookSecret,
        @Nullable URI portalWebhook,
        Supplier<SandboxTime> time,
        Random random) {

    /** The key that is accepted when none is set. */
    public static final String DEFAULT_API_KEY = "sandbox-api-key";

    /** The secret that proves webhooks when none is set. */
    public static final String DEFAULT_WEBHOOK_SECRET = "sandbox-webhook-secret";

    /** Checks everything and reports all that is wrong. */
    public SandboxSettings {
        List<String> problems = new ArrayList<>();
        if (port < 0 || port > 65_535) {
            problems.add("port must lie between 0 and 65535");
        }
        if (apiKeys.isEmpty() || apiKeys.stream().anyMatch(String::isBlank)) {
            problems.add("apiKeys must hold at least one key, and no blank one");
        }
        if (threads < 1) {
            problems.add("threads must be at least 1");
        }
        if (maximumSessions < 1) {
            problems.add("maximumSessions must be at least 1");
        }
        if (webhookSecret.isBlank()) {
            problems.add("webhookSecret must not be blank");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Sandbox settings: " + String.join("; ", problems));
        }
        apiKeys = List.copyOf(apiKeys);
        webhookHeaders = Map.copyOf(webhookHeaders);
    }

    /** Starts from the defaults: a free port on loopback, one key, 100,000 sessions, real time. */
    public static Builder builder() {
        return new Builder();
    }

    /** Neither keys nor headers nor the secret. */
    @Override
    public String toString() {
        return "sandbox settings for port " + port;
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {
        private int port;
        private InetAddress address = InetAddress.getLoopbackAddress();
        private @Nullable URI publicUrl;
        private List<String> apiKeys = List.of(DEFAULT_API_KEY);
        private int threads = 16;
        private int maximumSessions = 100_000;
        private final Map<String, String> webhookHeaders = new LinkedHashMap<>();
        private String webhookSecret = DEFAULT_WEBHOOK_SECRET;
        private @Nullable URI portalWebhook;
        private Supplier<SandboxTime> time = SystemTime::new;
        private Random random = new SecureRandom();

        private Builder() {}

        /** Port to listen on, 0 for a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Address to listen on. */
        public Builder address(InetAddress value) {
            address = value;
            return this;
        }

        /** How others reach the sandbox, for instance {@code http://sandbox:8090}. */
        public Builder publicUrl(URI value) {
            publicUrl = value;
            return this;
        }

        /** Accepted API keys. */
        public Builder apiKeys(String... values) {
            apiKeys = List.of(values);
            return this;
        }

        /** Requests worked on at once. */
        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /** Sessions kept at most. */
        public Builder maximumSessions(int value) {
            maximumSessions = value;
            return this;
        }

        /** A static header of every webhook. */
        public Builder webhookHeader(String name, String value) {
            webhookHeaders.put(name, value);
            return this;
        }

        /** What proves webhooks. */
        public Builder webhookSecret(String value) {
            webhookSecret = value;
            return this;
        }

        /** A webhook for all sessions. */
        public Builder portalWebhook(URI value) {
            portalWebhook = value;
            return this;
        }

        /** The time to live by, for instance a {@link ManualTime}. */
        public Builder time(SandboxTime value) {
            time = () -> value;
            return this;
        }

        /** Source of ids, tokens and outcomes; a seeded one repeats a run. */
        public Builder random(Random value) {
            random = value;
            return this;
        }

        /** The settings, checked. */
        public SandboxSettings build() {
            return new SandboxSettings(
                    port,
                    address,
                    publicUrl,
                    apiKeys,
                    threads,
                    maximumSessions,
                    webhookHeaders,
                    webhookSecret,
                    portalWebhook,
                    time,
                    random);
        }
    }
}
