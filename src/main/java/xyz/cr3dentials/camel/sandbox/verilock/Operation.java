package xyz.cr3dentials.camel.sandbox.verilock;

import xyz.cr3dentials.camel.sandbox.SandboxRequest;

/** The operations on sessions, by the names that the OpenAPI description, faults and the request log use. */
enum Operation {
    createSession,
    getSession,
    listSessions,
    unknown;

    static final String BASE = "/api/v1";
    private static final String SESSIONS = BASE + "/sessions";

    static Operation of(SandboxRequest request) {
        String path = request.path();
        if (request.method().equals("POST")) {
            return path.equals(SESSIONS) ? createSession : unknown;
        }
        if (!request.method().equals("GET")) {
            return unknown;
        }
        if (path.equals(SESSIONS)) {
            return listSessions;
        }
        return sessionId(path).isEmpty() ? unknown : getSession;
    }

    /** The last segment of a session's path, or empty. */
    static String sessionId(String path) {
        String id = path.startsWith(SESSIONS + "/") ? path.substring(SESSIONS.length() + 1) : "";
        return id.contains("/") ? "" : id;
    }
}
