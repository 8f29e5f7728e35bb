package xyz.cr3dentials.camel.detection;

/** Another detector reads a list now, as this one was silent for longer than its lease. */
public final class ListLeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListLeaseLostException() {
        super("Another node or consumer has taken over the vendor's list, since this one was silent for too long");
    }
}
