package xyz.cr3dentials.camel.service.settings;

/** A written value and where it was written; the value hides itself in the text form. */
record Given(String value, String origin) {
    @Override
    public String toString() {
        return "a value from " + origin;
    }
}
