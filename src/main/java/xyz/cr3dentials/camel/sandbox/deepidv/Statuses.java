package xyz.cr3dentials.camel.sandbox.deepidv;

import java.util.List;
import java.util.Set;

/** The vendor's documented statuses. */
final class Statuses {

    static final String PENDING = "PENDING";
    static final String SUBMITTED = "SUBMITTED";
    static final String VERIFIED = "VERIFIED";
    static final String REJECTED = "REJECTED";
    static final String VOIDED = "VOIDED";
    static final String EXPIRED = "EXPIRED";
    static final String FAILED = "FAILED";

    static final List<String> TERMINAL = List.of(VERIFIED, REJECTED, VOIDED, EXPIRED, FAILED);

    /** What a reviewer can set through the API. */
    static final Set<String> DECISIONS = Set.of(VERIFIED, REJECTED);

    private Statuses() {}
}
