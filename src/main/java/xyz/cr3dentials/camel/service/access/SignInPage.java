package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The page that asks a person for the service key. It stands alone, since nothing else may be read without the key: its
 * style lies within, and the policy names the style's hash. Thread-safe.
 */
final class SignInPage {
    private static final String RESOURCE = "sign-in.html";
    private static final String MESSAGE = "<!-- message -->";
    private static final String WRONG = "That is not the service key. Check it and try again.";
    private static final String SLOWED =
            "That is not the service key, and many wrong ones have come from your address. Wait %s s, then try again.";

    private final String page;
    private final String policy;

    SignInPage() {
        this.page = read();
        this.policy =
                "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(style(page)))
                        + "'; img-src data:;" + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** Asks for the key. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(request, response, 401, "");
    }

    /** Asks for the key again and says what was wrong with the one before. */
    void write(HttpServletRequest request, HttpServletResponse response, KeyVerdict verdict) throws IOException {
        if (verdict.slowed()) {
            write(request, response, 429, SLOWED.formatted(verdict.waitSeconds()));
        } else {
            write(request, response, 401, WRONG);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        // With no-referrer browsers would send the form with "Origin: null", which tells nothing of where it came from.
        response.setHeader("Referrer-Policy", "same-origin");
        String alert = message.isEmpty() ? "" : "<p id=\"message\" role=\"alert\">" + message + "</p>";
        byte[] body = page.replace(MESSAGE, alert).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static String read() {
        try (InputStream resource = SignInPage.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + SignInPage.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String style(String page) {
        return page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
    }
}
