package xyz.cr3dentials.camel.service.sandboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import xyz.cr3dentials.camel.sandbox.VendorSandbox;
import xyz.cr3dentials.camel.service.settings.ServiceStartException;

/** Moves the switches of an embedded sandbox as the properties say, for example {@code sandbox.finishing=MANUAL}. */
final class SandboxSwitches {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SandboxSwitches() {}

    /**
     * @param prefix what the names of the sandbox's own properties begin with; a further dot makes them another's
     * @throws ServiceStartException when a switch is unknown or set wrongly; the sandbox is closed then
     */
    static void set(VendorSandbox<?> sandbox, String prefix, Map<String, String> properties) {
        try {
            sandbox.switches().set(switchesOf(prefix, properties));
            // Whoever takes back what he has broken gets the service's sandbox back, not a bare one.
            sandbox.switches().settle();
        } catch (IllegalArgumentException e) {
            sandbox.close();
            throw new ServiceStartException("The sandbox's switches (" + prefix + "*) are wrong: " + e.getMessage(), e);
        }
    }

    private static ObjectNode switchesOf(String prefix, Map<String, String> properties) {
        ObjectNode switches = JSON.createObjectNode();
        properties.forEach((name, value) -> {
            if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
                switches.set(name.substring(prefix.length()), typed(value));
            }
        });
        return switches;
    }

    /** Numbers, truth values and objects are written as in JSON; all else is text. */
    private static JsonNode typed(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(value);
        }
    }
}
