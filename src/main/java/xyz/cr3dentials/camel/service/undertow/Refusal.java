package xyz.cr3dentials.camel.service.undertow;

import java.util.Locale;

/** Why a request is answered before it reaches a servlet. */
public enum Refusal {
    SLOW(408, "Request Timeout", "The request's body did not come in time.", "bodies did not come in time"),
    BROKEN(400, "Bad Request", "The request's body broke off.", "bodies broke off or could not be read"),
    TARGET(400, "Bad Request", "The request's target is not a path.", "targets were not a path"),
    SIZE(413, "Content Too Large", "The request body is larger than this service accepts.", "bodies were too long"),
    MEMORY(
            503,
            "Service Unavailable",
            "Too many long requests are arriving at once: try again later.",
            "too many long bodies came at once"),
    BUSY(
            503,
            "Service Unavailable",
            "Too many requests of this kind are waiting: try again later.",
            "all threads for requests of the kind were taken"),
    LEDGER(
            503,
            "Service Unavailable",
            "The service's database does not answer: try again later.",
            "the database did not take writes");

    private final int status;
    private final String title;
    private final String detail;
    private final String cause;

    Refusal(int status, String title, String detail, String cause) {
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.cause = cause;
    }

    /** The name that metrics use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the log says, in the past tense and without anything of the request. */
    String cause() {
        return cause;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
