package xyz.cr3dentials.camel.sandbox.cr3dentials;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which webhook addresses the vendor takes: https with a valid top-level domain, and local ones if allowed. */
final class WebhookUrlRule {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern DOTTED = Pattern.compile("([a-z0-9_-]+\\.)+[a-z][a-z0-9-]+");

    private WebhookUrlRule() {}

    static boolean accepts(String text, boolean localAllowed) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        if (url.getScheme() == null || url.getHost() == null) {
            return false;
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (LOCAL.contains(host)) {
            return localAllowed && (scheme.equals("http") || scheme.equals("https"));
        }
        return scheme.equals("https") && DOTTED.matcher(host).matches();
    }
}
