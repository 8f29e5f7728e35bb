package xyz.cr3dentials.camel.server.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What stands for one client: an IPv4 address, or the first half of an IPv6 one, of which a client has all the others. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Reads an address as the server gives it; a text that is none stands for itself. */
    static String of(String text) {
        // Nothing that could be a name gets past this, since names would be looked up.
        if (text.indexOf(':') < 0 || !text.matches("[0-9A-Fa-f:.]+")) {
            return text;
        }
        try {
            byte[] address = InetAddress.getByName(text).getAddress();
            return address.length <= NETWORK_BYTES
                    ? text
                    : HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
