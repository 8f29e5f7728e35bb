package xyz.cr3dentials.camel.server;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import xyz.cr3dentials.camel.server.settings.ServiceStartException;

/**
 * The settings that the server underneath reads by itself. With a wrong one it goes on without what the setting is about,
 * so they are checked here as well.
 */
final class ServerSettings {
    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> LEVELS = Set.of(
            "ALL", "TRACE", "FINEST", "FINER", "FINE", "DEBUG", "CONFIG", "INFO", "WARN", "WARNING", "ERROR", "SEVERE",
            "FATAL", "OFF");

    private ServerSettings() {}

    /** @throws ServiceStartException that names all that are wrong */
    static void check(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        check(environment, "HTTP_PORT", ServerSettings::isPort, "a number from 1 to 65535", problems);
        check(
                environment,
                "HTTP_BIND_ADDRESS",
                ServerSettings::isOfThisMachine,
                "an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them",
                problems);
        check(
                environment,
                "PROXY_ADDRESS_FORWARDING",
                value -> value.equals("true") || value.equals("false"),
                "true or false",
                problems);
        check(environment, "SHUTDOWN_TIMEOUT", value -> value.matches("[0-9]{1,6}"), "a number of seconds", problems);
        for (String kind : List.of("", "CR3DENTIALS_", "CAMEL_", "SERVER_")) {
            check(
                    environment,
                    kind + "LOG_LEVEL",
                    value -> LEVELS.contains(value.toUpperCase(Locale.ROOT)),
                    "TRACE, DEBUG, INFO, WARN or ERROR",
                    problems);
        }
        if (!problems.isEmpty()) {
            throw new ServiceStartException(String.join("; ", problems));
        }
    }

    private static void check(
            Map<String, String> environment,
            String name,
            Predicate<String> rule,
            String remedy,
            List<String> problems) {
        String value = environment.get(name);
        if (value != null && !rule.test(value)) {
            problems.add(name + " is '" + value + "': set it to " + remedy);
        }
    }

    private static boolean isPort(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= HIGHEST_PORT;
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
}
