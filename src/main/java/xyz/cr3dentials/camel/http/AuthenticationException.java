package xyz.cr3dentials.camel.http;

import java.util.List;

/** The vendor refused the API key, or there is none to send; repeating the request does not help, a new key does. */
public final class AuthenticationException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; the code is 0 when nothing was sent. */
    public AuthenticationException(String vendor, String text, int httpResponseCode, List<String> messages) {
        super(vendor, text, httpResponseCode, messages, null, null);
    }
}
