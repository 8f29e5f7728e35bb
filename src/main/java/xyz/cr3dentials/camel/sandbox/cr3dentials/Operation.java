package xyz.cr3dentials.camel.sandbox.cr3dentials;

import xyz.cr3dentials.camel.sandbox.SandboxRequest;

/** The operations of the Partner API, by the names that the OpenAPI description, faults and the request log use. */
enum Operation {
    listPlatforms,
    createSession,
    getSession,
    listSessions,
    unknown;

    static final String BASE = "/v1";
    private static final String SESSION = BASE + "/partner/browser-session";
    private static final String PLATFORMS = BASE + "/partner/browser-platforms";

    static Operation of(SandboxRequest request) {
        String path = request.path();
        if (request.method().equals("POST")) {
            return path.equals(SESSION) ? createSession : unknown;
        }
        if (!request.method().equals("GET")) {
            return unknown;
        }
        if (path.equals(PLATFORMS)) {
            return listPlatforms;
        }
        if (path.equals(SESSION + "s")) {
            return listSessions;
        }
        return sessionId(path).isEmpty() ? unknown : getSession;
    }

    /** The last segment of a session's path, or empty. */
    static String sessionId(String path) {
        String id = path.startsWith(SESSION + "/") ? path.substring(SESSION.length() + 1) : "";
        return id.contains("/") ? "" : id;
    }
}
