package xyz.cr3dentials.camel.http.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.AuthenticationException;
import xyz.cr3dentials.camel.http.budget.RequestBudget;

/** Asks for the API key before every attempt and refuses one that cannot be a header's value. */
final class AuthenticatingSender implements Sender {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticatingSender.class);

    private final String vendor;
    private final Supplier<@Nullable String> apiKey;
    private final AuthScheme scheme;
    private final Function<String, RequestBudget> budgets;
    private final Sender next;
    private volatile @Nullable Credential latest;

    AuthenticatingSender(
            String vendor,
            Supplier<@Nullable String> apiKey,
            AuthScheme scheme,
            Function<String, RequestBudget> budgets,
            Sender next) {
        this.vendor = vendor;
        this.apiKey = apiKey;
        this.scheme = scheme;
        this.budgets = budgets;
        this.next = next;
    }

    @Override
    public ApiResponse send(Call call) throws TransportFailure {
        ApiResponse response = next.send(call.withCredential(credential()));
        if (LOG.isDebugEnabled()) {
            String id = response.requestId();
            LOG.debug(
                    "{} at {} was answered with HTTP {}, request id {}",
                    call.request().operation(),
                    vendor,
                    response.status(),
                    id == null ? "not given" : redact(id));
        }
        return response;
    }

    /** Returns the credential of the key in force now. */
    Credential credential() {
        String key = apiKey.get();
        Credential known = latest;
        if (known != null && key != null && known.isFor(key) && !known.budget().isRetired()) {
            return known;
        }
        String checked = check(key);
        Credential fresh = new Credential(checked, scheme, budgets.apply(checked));
        latest = fresh;
        return fresh;
    }

    /** Returns the credential of the last request; empty before the first one. */
    Optional<Credential> latestCredential() {
        return Optional.ofNullable(latest);
    }

    String redact(String text) {
        Credential known = latest;
        return known == null ? text : known.redact(text);
    }

    private String check(@Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw refuse("There is no API key; set the option apiKey.");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < 0x21 || c > 0x7e) {
                throw refuse(
                        ("The API key cannot be sent: character %s of %s is a space, a control character or outside"
                                        + " ASCII. Copy the key again without a line end; in a URI wrap it in RAW(), otherwise a"
                                        + " '+' becomes a space.")
                                .formatted(i + 1, key.length()));
            }
        }
        return key;
    }

    private AuthenticationException refuse(String text) {
        return new AuthenticationException(vendor, text, 0, List.of());
    }
}
