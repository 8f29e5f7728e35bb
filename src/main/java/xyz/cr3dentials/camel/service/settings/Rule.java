package xyz.cr3dentials.camel.service.settings;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a setting's value must be. */
@FunctionalInterface
interface Rule {

    /** Any text. */
    Rule ANY = given -> List.of();

    /** An address that paths are appended to. */
    Rule ADDRESS = Rule::address;

    /** A path of this machine's file system. */
    Rule PATH = given -> {
        try {
            Path unused = Path.of(given.value());
            return List.of();
        } catch (InvalidPathException e) {
            return quoting(given, "is no path: " + e.getReason());
        }
    };

    /** An address that this machine has. */
    Rule OF_THIS_MACHINE = given -> isOfThisMachine(given.value())
            ? List.of()
            : quoting(
                    given,
                    "is none of this machine's addresses; give one, such as 127.0.0.1, or 0.0.0.0 for all of them");

    /** How much is logged. */
    Rule LOG_LEVEL = given -> Pattern.compile(
                            "ALL|TRACE|FINEST|FINER|FINE|DEBUG|CONFIG|INFO|WARN|WARNING|ERROR|SEVERE|FATAL|OFF",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(given.value())
                    .matches()
            ? List.of()
            : quoting(given, "is no level; use TRACE, DEBUG, INFO, WARN or ERROR");

    /** What travels as the value of an HTTP header. */
    Rule API_KEY = given -> {
        for (int i = 0; i < given.value().length(); i++) {
            char character = given.value().charAt(i);
            if (character < 0x21 || character > 0x7e) {
                return List.of(" cannot be sent: character " + (i + 1) + " of "
                        + given.value().length()
                        + " is a space, a control character or outside ASCII; copy the key again");
            }
        }
        return List.of();
    };

    /** The name of an HTTP header. */
    Rule HEADER_NAME = given -> Pattern.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+", given.value())
            ? List.of()
            : List.of(" is no name of a header; use letters, digits and dashes");

    /** The address of a database that the service knows. */
    Rule JDBC_URL =
            given -> given.value().startsWith("jdbc:h2:") || given.value().startsWith("jdbc:postgresql:")
                    ? List.of()
                    : List.of(" is not understood; begin with jdbc:postgresql: or jdbc:h2:");

    /** Returns what is wrong, each to be appended to the setting's name; secrets are never repeated. */
    List<String> problems(Given given);

    static Rule number(int least, int most, String unit) {
        return given -> {
            try {
                int value = Integer.parseInt(given.value());
                if (value >= least && value <= most) {
                    return List.of();
                }
            } catch (NumberFormatException e) {
                // Told below, in the same words as a number out of range.
            }
            return quoting(given, "is not permitted; give " + unit + ", a whole number from " + least + " to " + most);
        };
    }

    static Rule oneOf(String... permitted) {
        return given -> List.of(permitted).contains(given.value())
                ? List.of()
                : quoting(given, "is not permitted; use " + String.join(" or ", permitted));
    }

    static Rule length(int least) {
        return given -> given.value().length() >= least ? List.of() : tooShort("", given.value(), least);
    }

    /** One key, or the new and the old one. */
    static Rule serviceKeys(int shortest) {
        return given -> {
            List<String> problems = new ArrayList<>();
            List<String> keys = ServiceConfiguration.keys(given.value());
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i).length() < shortest) {
                    problems.addAll(tooShort(keys.size() == 1 ? "" : ": key " + (i + 1), keys.get(i), shortest));
                }
            }
            if (keys.size() > 2) {
                problems.add(" holds " + keys.size()
                        + " keys; give one without commas, or new,old while callers change over");
            }
            return problems;
        };
    }

    private static List<String> tooShort(String which, String value, int least) {
        return List.of(which + " has " + value.length() + " characters; give a random text of at least " + least);
    }

    private static List<String> address(Given given) {
        try {
            URI uri = new URI(given.value());
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return uri.getRawQuery() == null && uri.getRawFragment() == null
                        ? List.of()
                        : List.of(
                                " from " + given.origin()
                                        + " holds a query or a fragment; give the address alone, since paths are appended to it");
            }
        } catch (URISyntaxException e) {
            // Told below, in the same words as an address of another kind.
        }
        // The value is not repeated: an address with a password in it is one of the mistakes made here.
        return List.of(" from " + given.origin()
                + " is no address; give http:// or https:// and a host, without user and password");
    }

    private static boolean isOfThisMachine(String value) {
        try {
            InetAddress address = InetAddress.getByName(value);
            return !value.isBlank()
                    && (address.isAnyLocalAddress()
                            || address.isLoopbackAddress()
                            || NetworkInterface.getByInetAddress(address) != null);
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    private static List<String> quoting(Given given, String problem) {
        return List.of(": '" + given.value() + "' from " + given.origin() + " " + problem);
    }
}
