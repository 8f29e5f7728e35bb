package xyz.cr3dentials.camel.service.undertow;

/** The health pages as they stand, given out by any thread at once. */
public interface HealthPages {
    /** Whether the process works. */
    HealthPage live();

    /** Whether the node should be sent requests. */
    HealthPage ready();
}
