package xyz.cr3dentials.camel.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule for addresses that a vendor calls or sends people to: https with a public host. No text quotes the address. */
public final class HttpsAddress {

    private static final String REMEDY = ": use an https address with a public host name";

    private HttpsAddress() {}

    /** Returns what is wrong, null when nothing is. */
    public static @Nullable String problem(String address, boolean localAllowed) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return "is not a URL (problem at character %s)%s".formatted(e.getIndex() + 1, REMEDY);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(localAllowed && scheme.equals("http"))) {
            return "does not begin with https://" + REMEDY;
        }
        String host = uri.getHost();
        if (host == null) {
            return "names no valid host" + REMEDY;
        }
        if (!localAllowed && !hasTopLevelDomain(host)) {
            return "has a host without a public domain (an address, localhost or a bare name)" + REMEDY;
        }
        return null;
    }

    private static boolean hasTopLevelDomain(String host) {
        int dot = host.lastIndexOf('.');
        if (dot < 1) {
            return false;
        }
        String topLevel = host.substring(dot + 1).toLowerCase(Locale.ROOT);
        return topLevel.length() >= 2
                && !topLevel.equals("localhost")
                && (topLevel.startsWith("xn--") || topLevel.chars().allMatch(c -> c >= 'a' && c <= 'z'));
    }
}
