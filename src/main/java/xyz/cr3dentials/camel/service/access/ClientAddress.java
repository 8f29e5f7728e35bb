package xyz.cr3dentials.camel.service.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands for one client: an IPv4 address, or the first half of an IPv6 one, of which a client has all the others. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    /** A bracketed IPv6 address, or anything without a colon; either with a port or without. */
    private static final Pattern HOST = Pattern.compile("(?:\\[(.*)]|([^:]*))(?::\\d*)?");

    /** Nothing that could be a name is like this, since names would be looked up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final int trustedProxies;

    /** Believes as many entries of {@code X-Forwarded-For}, from the right, as there are proxies that append one each. */
    ClientAddress(int trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /** Whoever sent the request to the outermost of the trusted proxies, or to this server where there is none. */
    String of(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
        if (trustedProxies == 0 || lines.isEmpty()) {
            return network(String.valueOf(request.getRemoteAddr()));
        }
        String[] entries = String.join(",", lines).split(",", -1);
        // What stands further left has been sent by the client itself.
        return network(entries[Math.max(0, entries.length - trustedProxies)]);
    }

    /** Reads an address as servers and proxies write it, with a port or without; a text that is none stands for itself. */
    static String network(String text) {
        String host = text.replace("\"", "").strip();
        Matcher parts = HOST.matcher(host);
        if (parts.matches()) {
            host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        }
        if (!IPV6.matcher(host).matches()) {
            return host;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            byte[] bytes = address.getAddress();
            return bytes.length <= NETWORK_BYTES
                    ? address.getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException e) {
            return host;
        }
    }
}
