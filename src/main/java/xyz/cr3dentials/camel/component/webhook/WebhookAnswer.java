package xyz.cr3dentials.camel.component.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The few answers that whoever calls a webhook's address can get; none tells more than its HTTP status. */
public final class WebhookAnswer {

    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY = 429;
    public static final int FAILED = 500;
    static final int UNAVAILABLE = 503;

    /** After so long any allowance is new. */
    private static final int SECONDS_OF_AN_ALLOWANCE = 60;

    private WebhookAnswer() {}

    /** Puts the answer in place of everything that the message held, the token among it. */
    public static void set(Message message, int httpStatus) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, httpStatus);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (httpStatus == TOO_MANY) {
            message.setHeader("Retry-After", SECONDS_OF_AN_ALLOWANCE);
        }
        message.setBody(
                switch (httpStatus) {
                    case OK -> "{\"status\":\"received\"}";
                    case NOT_FOUND -> "{\"statusCode\":404,\"message\":\"Not Found\"}";
                    case TOO_LARGE -> "{\"statusCode\":413,\"message\":\"Content Too Large\"}";
                    case TOO_MANY -> "{\"statusCode\":429,\"message\":\"Too Many Requests\"}";
                    case UNAVAILABLE -> "{\"statusCode\":503,\"message\":\"Service Unavailable\"}";
                    default -> "{\"statusCode\":500,\"message\":\"Internal Server Error\"}";
                });
    }
}
