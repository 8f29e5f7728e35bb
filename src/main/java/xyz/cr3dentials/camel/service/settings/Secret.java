package xyz.cr3dentials.camel.service.settings;

/** A value that must not be printed: its text form hides it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
