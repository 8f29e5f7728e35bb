package xyz.cr3dentials.camel.service.nodes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes up the name of a node. */
final class NodeNames {

    private static final int RANDOM_BYTES = 3;
    private static final int LONGEST_HOST = 100;

    private NodeNames() {}

    /** Returns the host's name and a random part, since a host may run several nodes. */
    static String next() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String host = host();
        return host.substring(0, Math.min(LONGEST_HOST, host.length())) + "-"
                + HexFormat.of().formatHex(random);
    }

    private static String host() {
        // Set in containers and most shells, and needs no look-up.
        String known = System.getenv("HOSTNAME");
        if (known != null && !known.isBlank()) {
            return known.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
