package xyz.cr3dentials.camel.session;

/** Another detector reads a list now, as this one was silent for longer than its lease. */
final class ListLeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListLeaseLostException() {
        super("Another node or consumer has taken over the vendor's list, since this one was silent for too long");
    }
}
