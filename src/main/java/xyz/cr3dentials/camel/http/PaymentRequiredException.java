package xyz.cr3dentials.camel.http;

import java.util.List;

/** The account's balance with the vendor is too low for the request; repeating it does not help, a top-up does. */
public final class PaymentRequiredException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception; nothing was done at the vendor. */
    public PaymentRequiredException(String vendor, String text, int httpResponseCode, List<String> messages) {
        super(vendor, text, httpResponseCode, messages, null, null);
    }
}
