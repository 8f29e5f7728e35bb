package xyz.cr3dentials.camel.service.platformhttp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request's path: as it was sent, and as decoded segments. It is split before it is decoded, so {@code %2F} stays
 * inside its segment.
 *
 * @param raw the path as sent, without path parameters ({@code ;x=y}), beginning with a slash
 * @param segments the decoded segments; a trailing slash adds none
 */
record RequestPath(String raw, List<String> segments) {

    RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a raw path.
     *
     * @throws MalformedRequestException for a bad percent escape, a control character or a dot segment
     */
    static RequestPath parse(String rawPath) {
        List<String> segments = new ArrayList<>();
        StringBuilder raw = new StringBuilder();
        // The limit -1 keeps empty segments: "/a//b" is not "/a/b".
        String[] pieces = (rawPath.startsWith("/") ? rawPath.substring(1) : rawPath).split("/", -1);
        for (int i = 0; i < pieces.length; i++) {
            int parameters = pieces[i].indexOf(';');
            String piece = parameters < 0 ? pieces[i] : pieces[i].substring(0, parameters);
            raw.append('/').append(piece);
            boolean trailingSlash = piece.isEmpty() && i == pieces.length - 1;
            if (!trailingSlash) {
                segments.add(decode(piece));
            }
        }
        return new RequestPath(raw.toString(), segments);
    }

    private static String decode(String piece) {
        String decoded;
        try {
            // A plus is itself in a path; the decoder is made for forms, where it means a space.
            decoded = URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("The path has a malformed percent escape.", e);
        }
        // Whoever filters in front of us may resolve dot segments otherwise than we would, so nobody has to.
        if (decoded.equals(".") || decoded.equals("..")) {
            throw new MalformedRequestException("The path has a dot segment.");
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedRequestException("The path has a control character.");
        }
        return decoded;
    }
}
