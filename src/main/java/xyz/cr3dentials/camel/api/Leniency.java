package xyz.cr3dentials.camel.api;

/**
 * Which of a vendor's documented rules a request may break.
 *
 * @param otherValues accept values that a closed list of the documents lacks, for when the vendor adds one
 * @param localAddresses accept http, localhost and bare addresses in URLs, as a local sandbox needs them
 * @param additionalFields let fields of a creation in JSON pass that the documents do not name
 */
public record Leniency(boolean otherValues, boolean localAddresses, boolean additionalFields) {

    /** Every documented rule holds. */
    public static final Leniency NONE = new Leniency(false, false, false);
}
