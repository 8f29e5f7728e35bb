package xyz.cr3dentials.camel.http.pipeline;

import org.apache.hc.core5.http.Header;
import xyz.cr3dentials.camel.http.AuthScheme;
import xyz.cr3dentials.camel.http.budget.RequestBudget;

/** An API key that was checked, in the form it travels in, with the budget that every user of the key shares. */
final class Credential {

    /** A key as short as a word is no secret, and taking it out would garble every text. */
    private static final int SHORTEST_REDACTED = 8;

    private final String key;
    private final Header header;
    private final RequestBudget budget;

    Credential(String key, AuthScheme scheme, RequestBudget budget) {
        this.key = key;
        this.header = new SecretHeader(scheme.headerName(), scheme.headerValue(key));
        this.budget = budget;
    }

    boolean isFor(String otherKey) {
        return key.equals(otherKey);
    }

    Header header() {
        return header;
    }

    RequestBudget budget() {
        return budget;
    }

    /** Returns the text without the key, should the vendor have quoted it. */
    String redact(String text) {
        return key.length() < SHORTEST_REDACTED ? text : text.replace(key, "xxxxxx");
    }
}
