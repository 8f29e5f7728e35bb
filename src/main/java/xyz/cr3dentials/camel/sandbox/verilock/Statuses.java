package xyz.cr3dentials.camel.sandbox.verilock;

import java.util.List;

/** The vendor's documented statuses. */
final class Statuses {

    static final String CREATED = "created";
    static final String PROCESSING = "processing";
    static final String APPROVED = "approved";
    static final String DECLINED = "declined";
    static final String EXPIRED = "expired";

    static final List<String> TERMINAL = List.of(APPROVED, DECLINED, EXPIRED);

    private Statuses() {}
}
