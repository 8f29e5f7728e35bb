package xyz.cr3dentials.camel.http.pipeline;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Says in plain words why no answer came; the technical text stays in the cause. */
final class FailureReason {

    private FailureReason() {}

    static String of(Exception cause, boolean connected) {
        if (cause instanceof ConnectionRequestTimeoutException) {
            return "no connection of the pool became free in time";
        }
        if (cause instanceof ConnectTimeoutException) {
            return "no connection was made in time";
        }
        if (cause instanceof UnknownHostException) {
            return "the host is unknown";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "the connection was refused";
        }
        if (cause instanceof SSLException) {
            return connected ? "the TLS connection broke" : "no TLS connection could be agreed";
        }
        if (cause instanceof SocketTimeoutException) {
            return "there was no answer in time";
        }
        if (cause instanceof MessageConstraintException) {
            return "the answer's head is longer than allowed";
        }
        return connected ? "the connection broke before the answer was complete" : "no connection could be made";
    }
}
