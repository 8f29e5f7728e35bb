package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/** What the head of a request says about its body. */
final class RequestBody {
    private static final Set<String> USUALLY_WITHOUT = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private RequestBody() {}

    static boolean isPresent(HttpServletRequest request) {
        long declared = request.getContentLengthLong();
        if (declared >= 0) {
            return declared > 0;
        }
        // HTTP/2 frames a body without announcing it.
        return request.getHeader("Transfer-Encoding") != null
                || (request.getProtocol().startsWith("HTTP/2") && !USUALLY_WITHOUT.contains(request.getMethod()));
    }

    static boolean isForm(HttpServletRequest request) {
        return isPresent(request) && hasType(request, "application/x-www-form-urlencoded");
    }

    static boolean isMultipart(HttpServletRequest request) {
        return isPresent(request) && hasType(request, "multipart/form-data");
    }

    private static boolean hasType(HttpServletRequest request, String type) {
        String given = request.getContentType();
        return given != null
                && given.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(type);
    }

    /**
     * The charset a content type names, or UTF-8.
     *
     * @throws MalformedRequestException if it names none that exists
     */
    static Charset charset(@Nullable String contentType) {
        String name = contentType == null ? null : IOHelper.getCharsetNameFromContentType(contentType);
        if (name == null || name.isBlank()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MalformedRequestException("The Content-Type names an unknown charset.", e);
        }
    }
}
