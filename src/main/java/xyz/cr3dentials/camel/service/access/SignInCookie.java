package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cookie of a browser that has once sent the service key. It is signed with a key made from the service key: every node
 * with the same service key accepts it, no node has to remember it, and it ends with the service key. Thread-safe.
 */
public final class SignInCookie {
    public static final String NAME = "cr3dentials_console";
    public static final Duration VALIDITY = Duration.ofHours(8);

    public static final String PURPOSE = "sign-in cookie of the console, version 1";

    private final List<SignedExpiry> texts;

    /** Accepts what was signed with a key made from any of the service keys, and signs with the first. */
    public SignInCookie(List<String> serviceKeys, Clock clock) {
        this.texts = serviceKeys.stream()
                .map(key -> new SignedExpiry(key, PURPOSE, clock))
                .toList();
    }

    /** The {@code Set-Cookie} header of a new cookie. */
    String issue(HttpServletRequest request) {
        return header(request, texts.get(0).issue(VALIDITY), VALIDITY);
    }

    /** The {@code Set-Cookie} header that makes the browser forget the cookie. */
    static String end(HttpServletRequest request) {
        return header(request, "", Duration.ZERO);
    }

    /** Until when the request's cookie is valid; empty if it has none that is. */
    Optional<Instant> validUntil(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> texts.stream().flatMap(text -> text.validUntil(cookie.getValue()).stream()))
                .findFirst();
    }

    private static String header(HttpServletRequest request, String value, Duration age) {
        return NAME + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (isOverHttps(request) ? "; Secure" : "");
    }

    /** What the browser says counts as well: a proxy that ends TLS may not tell the server. */
    private static boolean isOverHttps(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return request.isSecure() || (origin != null && origin.startsWith("https:"));
    }
}
