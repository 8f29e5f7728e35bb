package xyz.cr3dentials.camel.sandbox.deepidv;

import xyz.cr3dentials.camel.sandbox.SandboxRequest;

/** The operations of the API, by the names that the OpenAPI description, faults and the request log use. */
enum Operation {
    createSession,
    getSession,
    listSessions,
    updateStatus,
    unknown;

    private static final String SESSIONS = "/v1/sessions";
    private static final String UPDATE = "/update-status";

    static Operation of(SandboxRequest request) {
        String path = request.path();
        return switch (request.method()) {
            case "POST" -> path.equals(SESSIONS) ? createSession : unknown;
            case "PATCH" -> path.endsWith(UPDATE) && !sessionId(path).isEmpty() ? updateStatus : unknown;
            case "GET" -> path.equals(SESSIONS) ? listSessions : read(path);
            default -> unknown;
        };
    }

    /** The session's segment of a path, or empty. */
    static String sessionId(String path) {
        String rest = path.startsWith(SESSIONS + "/") ? path.substring(SESSIONS.length() + 1) : "";
        String id = rest.endsWith(UPDATE) ? rest.substring(0, rest.length() - UPDATE.length()) : rest;
        return id.contains("/") ? "" : id;
    }

    private static Operation read(String path) {
        return path.endsWith(UPDATE) || sessionId(path).isEmpty() ? unknown : getSession;
    }
}
