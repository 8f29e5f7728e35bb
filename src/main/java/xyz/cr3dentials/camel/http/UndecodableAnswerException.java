package xyz.cr3dentials.camel.http;

import java.util.List;

/** The vendor answered with success but with something else than the documented JSON; the answer is not quoted. */
public final class UndecodableAnswerException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public UndecodableAnswerException(String vendor, String text, int httpResponseCode) {
        super(vendor, text, httpResponseCode, List.of(), null, null);
    }
}
