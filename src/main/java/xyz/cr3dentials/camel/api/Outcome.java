package xyz.cr3dentials.camel.api;

/**
 * How a session ended, in words that mean the same for every vendor, so that one route serves all of them. The vendor's
 * own status stays beside it. What a success proves differs: CR3DENTIALS proves data, the others accept an identity.
 */
public enum Outcome {
    /** The data was proven, or the identity accepted. */
    SUCCEEDED,
    /** Some of the data was gathered, but not all of it. */
    PARTIAL,
    /** The vendor judged, and said no. */
    DECLINED,
    /** Something broke, or too many attempts failed; nobody judged. */
    FAILED,
    /** Somebody gave up or withdrew the session. */
    CANCELLED,
    /** The session's time ran out. */
    EXPIRED,
    /** The vendor ended the session before its time, for a reason it does not say. */
    TERMINATED
}
