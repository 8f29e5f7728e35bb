package xyz.cr3dentials.camel.session;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    /** Returns intents, opened last first. */
    List<CreateIntent> latest(Predicate<CreateIntent> which, int maximum) {
        return intents.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(CreateIntent::openedAt).reversed())
                .limit(maximum)
                .toList();
    }

    void redact(String sessionId) {
        intents.replaceAll((id, intent) -> sessionId.equals(intent.sessionId())
                ? new CreateIntent(intent.account(), id, null, intent.openedAt(), intent.state(), sessionId)
                : intent);
    }
}
