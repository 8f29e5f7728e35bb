package xyz.cr3dentials.camel;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets waits that name no limit of their own outlast the pauses of a loaded machine; JUnit finds it by itself. */
public final class AwaitilityLimit implements BeforeAllCallback {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
    }
}
