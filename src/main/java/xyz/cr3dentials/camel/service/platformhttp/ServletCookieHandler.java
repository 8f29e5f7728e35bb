package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.component.platform.http.cookie.CookieConfiguration;
import org.apache.camel.component.platform.http.cookie.CookieHandler;
import org.jspecify.annotations.Nullable;

/**
 * Gives a route the request's cookies and collects those of the answer, which are written with it. Belongs to one
 * exchange, which one thread handles at a time.
 */
final class ServletCookieHandler implements CookieHandler {
    private final CookieConfiguration configuration;
    private final Map<String, String> received = new LinkedHashMap<>();
    private final Map<String, Cookie> answered = new LinkedHashMap<>();

    ServletCookieHandler(HttpServletRequest request, CookieConfiguration configuration) {
        this.configuration = configuration;
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                received.putIfAbsent(cookie.getName(), cookie.getValue());
            }
        }
    }

    @Override
    public void addCookie(String cookieName, String cookieValue) {
        Cookie cookie = cookie(cookieName, cookieValue);
        Long maximumAge = configuration.getCookieMaxAge();
        if (maximumAge != null) {
            cookie.setMaxAge((int) Math.min(Integer.MAX_VALUE, maximumAge));
        }
        answered.put(cookieName, cookie);
    }

    @Override
    public @Nullable String removeCookie(String cookieName) {
        Cookie added = answered.remove(cookieName);
        String sent = received.get(cookieName);
        if (sent != null) {
            Cookie expired = cookie(cookieName, "");
            expired.setMaxAge(0);
            answered.put(cookieName, expired);
        }
        return added != null ? added.getValue() : sent;
    }

    @Override
    public @Nullable String getCookieValue(String cookieName) {
        return received.get(cookieName);
    }

    void writeTo(HttpServletResponse response) {
        answered.values().forEach(response::addCookie);
    }

    private Cookie cookie(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(configuration.getCookiePath());
        if (configuration.getCookieDomain() != null) {
            cookie.setDomain(configuration.getCookieDomain());
        }
        cookie.setSecure(configuration.isCookieSecure());
        cookie.setHttpOnly(configuration.isCookieHttpOnly());
        if (configuration.getCookieSameSite() != null) {
            cookie.setAttribute("SameSite", configuration.getCookieSameSite().getValue());
        }
        return cookie;
    }
}
