package xyz.cr3dentials.camel.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the vendors' hosted pages have in common: where they lie, their headers, their forms and their tokens. */
public final class HostedPage {

    /** The path all of them lie below. */
    public static final String BASE = "/verify/";

    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private HostedPage() {}

    /** A page whose forms may post here only. */
    public static SandboxAnswer page(int status, String html) {
        return SandboxAnswer.html(status, html).with(HEADERS).with(policy("form-action 'self'"));
    }

    /** A page whose forms post here and may be sent on to an http(s) address. */
    public static SandboxAnswer page(int status, String html, URI sentOn) {
        String target = sentOn.getScheme() + "://" + sentOn.getRawAuthority();
        // What could end the directive cannot be part of a host; who writes so gets a page that stays here.
        return target.matches("https?://[A-Za-z0-9.:\\[\\]_-]+")
                ? SandboxAnswer.html(status, html).with(HEADERS).with(policy("form-action 'self' " + target))
                : page(status, html);
    }

    /** Sends the browser on by GET. */
    public static SandboxAnswer sendOn(URI target) {
        return SandboxAnswer.html(303, "").with(HEADERS).with(Map.of("Location", target.toASCIIString()));
    }

    /** The fields of a form; none when the body is no form. */
    public static Map<String, List<String>> form(SandboxRequest request) {
        try {
            return SandboxRequest.parseParameters(request.body());
        } catch (IllegalArgumentException e) {
            // No form of ours: without a ticket it is answered like any other wrong link.
            return Map.of();
        }
    }

    /** The first value of a form's field, or null. */
    public static @Nullable String first(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** Compares tokens in constant time. */
    public static boolean matches(String expected, @Nullable String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> policy(String forms) {
        return Map.of(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; " + forms + "; base-uri 'none'");
    }
}
