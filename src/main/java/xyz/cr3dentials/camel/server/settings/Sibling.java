package xyz.cr3dentials.camel.server.settings;

/** A vendor that the service follows beside CR3DENTIALS once its API key is set, and the settings it has. */
public enum Sibling {
    VERILOCK(
            "verilock",
            Setting.VERILOCK_API_KEY,
            Setting.VERILOCK_BASE_URL,
            Setting.VERILOCK_WEBHOOK_SECRET,
            Setting.VERILOCK_POLL_DELAY,
            30_000,
            Setting.VERILOCK_REQUESTS_PER_MINUTE,
            120,
            Setting.VERILOCK_SANDBOX_PORT),
    DEEPIDV(
            "deepidv",
            Setting.DEEPIDV_API_KEY,
            Setting.DEEPIDV_BASE_URL,
            Setting.DEEPIDV_WEBHOOK_SECRET,
            Setting.DEEPIDV_POLL_DELAY,
            60_000,
            Setting.DEEPIDV_REQUESTS_PER_DAY,
            10_000,
            Setting.DEEPIDV_SANDBOX_PORT);

    private final String scheme;
    private final Setting apiKey;
    private final Setting baseUrl;
    private final Setting webhookSecret;
    private final Setting pollDelay;
    private final int defaultPollDelay;
    private final Setting requestLimit;
    private final int defaultRequestLimit;
    private final Setting sandboxPort;

    Sibling(
            String scheme,
            Setting apiKey,
            Setting baseUrl,
            Setting webhookSecret,
            Setting pollDelay,
            int defaultPollDelay,
            Setting requestLimit,
            int defaultRequestLimit,
            Setting sandboxPort) {
        this.scheme = scheme;
        this.apiKey = apiKey;
        this.baseUrl = baseUrl;
        this.webhookSecret = webhookSecret;
        this.pollDelay = pollDelay;
        this.defaultPollDelay = defaultPollDelay;
        this.requestLimit = requestLimit;
        this.defaultRequestLimit = defaultRequestLimit;
        this.sandboxPort = sandboxPort;
    }

    /** Returns the component's scheme, which also begins the names of the vendor's settings. */
    public String scheme() {
        return scheme;
    }

    /** Returns the setting that switches the vendor on. */
    public Setting apiKey() {
        return apiKey;
    }

    Setting baseUrl() {
        return baseUrl;
    }

    Setting webhookSecret() {
        return webhookSecret;
    }

    Setting pollDelay() {
        return pollDelay;
    }

    int defaultPollDelay() {
        return defaultPollDelay;
    }

    Setting requestLimit() {
        return requestLimit;
    }

    int defaultRequestLimit() {
        return defaultRequestLimit;
    }

    /** Returns the setting of the port that the vendor's stand-in listens on. */
    public Setting sandboxPort() {
        return sandboxPort;
    }
}
