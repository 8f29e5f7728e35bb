package xyz.cr3dentials.camel.http;

import java.util.List;

/**
 * The request breaks a rule of the vendor's API: found before anything was sent (code 0), or said by the vendor (code
 * 4xx). Every violation is in {@link #getMessages()}.
 */
public final class InvalidRequestException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception for a refusal by the vendor. */
    public InvalidRequestException(String vendor, String text, int httpResponseCode, List<String> messages) {
        super(vendor, text, httpResponseCode, messages, null, null);
    }

    /**
     * Creates the exception for violations that were found before anything was sent.
     *
     * @param vendor scheme of the component
     * @param operation what was asked for, for example {@code createSession}
     * @param violations one text a violation, naming field, problem and remedy
     */
    public InvalidRequestException(String vendor, String operation, List<String> violations) {
        this(
                vendor,
                "%s was not sent, the request breaks %s: %s"
                        .formatted(
                                operation,
                                violations.size() == 1 ? "a rule" : violations.size() + " rules",
                                String.join("; ", violations)),
                0,
                violations);
    }
}
