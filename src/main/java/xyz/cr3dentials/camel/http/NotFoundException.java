package xyz.cr3dentials.camel.http;

import java.util.List;

/** The vendor does not know what was asked for, at least not under this API key. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public NotFoundException(String vendor, String text, int httpResponseCode, List<String> messages) {
        super(vendor, text, httpResponseCode, messages, null, null);
    }
}
