package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServletRequest;

/** Tells a person's browser that shows what it gets from a program that reads it. */
final class Navigation {
    private static final String CONSOLE = "/console";

    private Navigation() {}

    /** Whether the answer will be shown as a page of the console. */
    static boolean isToConsole(HttpServletRequest request) {
        String path = request.getServletPath();
        if (!path.equals(CONSOLE) && !path.startsWith(CONSOLE + "/")) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        return mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate");
    }
}
