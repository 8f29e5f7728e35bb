package xyz.cr3dentials.camel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What makes a base URL usable. */
public final class BaseUrl {

    /** What leads to this machine whatever a name server says. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::|0:0:0:0:0:0:0:)1]");

    private BaseUrl() {}

    /** Returns the URL without slashes at its end; the text of a refusal never quotes it, since it may hold a secret. */
    public static String check(String baseUrl, boolean allowInsecure) {
        String trimmed = baseUrl.strip();
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        URI uri;
        try {
            uri = new URI(trimmed);
        } catch (URISyntaxException e) {
            throw refuse("is not a URL (problem at character %s)".formatted(e.getIndex() + 1));
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refuse("does not begin with https:// or http://");
        }
        if (uri.getHost() == null) {
            throw refuse("names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw refuse("holds a user name; the API key belongs in its own option");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refuse("holds a query or a fragment");
        }
        boolean loopback =
                LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        if (scheme.equals("http") && !loopback && !allowInsecure) {
            throw new IllegalArgumentException(
                    "The base URL begins with http:// and names another machine, so API key and"
                            + " personal data would travel in the clear; use https://, or set allowInsecureBaseUrl=true");
        }
        return scheme + trimmed.substring(scheme.length());
    }

    private static IllegalArgumentException refuse(String problem) {
        return new IllegalArgumentException(
                "The base URL %s; give it like https://api.example.com/v1".formatted(problem));
    }
}
