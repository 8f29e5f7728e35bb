package xyz.cr3dentials.camel.server;

/** A value that must not be printed: its text form hides it. */
record Secret(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
