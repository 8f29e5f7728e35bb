package xyz.cr3dentials.camel.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The intents of one account, up to a number; guarded by the ledger's lock. */
final class MemoryIntents {

    private final Map<String, CreateIntent> intents;

    MemoryIntents(int maximum) {
        intents = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CreateIntent> eldest) {
                return size() > maximum;
            }
        };
    }

    void open(CreateIntent intent) {
        if (intents.putIfAbsent(intent.intentId(), intent) != null) {
            throw new LedgerException("The intent '%s' exists already; use a new id.".formatted(intent.intentId()));
        }
    }

    @Nullable
    CreateIntent find(String intentId) {
        return intents.get(intentId);
    }

    void change(CreateIntent intent, CreateIntent.State state, @Nullable String sessionId) {
        intents.put(
                intent.intentId(),
                new CreateIntent(
                        intent.account(), intent.intentId(), intent.reference(), intent.openedAt(), state, sessionId));
    }
}
