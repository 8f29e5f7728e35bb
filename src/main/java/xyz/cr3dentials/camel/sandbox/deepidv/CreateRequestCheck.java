package xyz.cr3dentials.camel.sandbox.deepidv;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.sandbox.Switches;

/** Finds what is wrong with the body of a create request. */
final class CreateRequestCheck {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{9,14}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int MOST_HOURS = 8760;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Switches switches;

    CreateRequestCheck(Switches switches) {
        this.switches = switches;
    }

    /** The first problem, or null when the request is fine; whether the workflow exists is not looked at. */
    @Nullable
    String problem(JsonNode request) {
        for (String name : List.of("first_name", "last_name", "email", "phone")) {
            JsonNode value = RequestFields.of(request, name);
            if (!value.isTextual() || value.textValue().isBlank()) {
                return name + " is required";
            }
        }
        if (!EMAIL.matcher(request.path("email").asText()).matches()) {
            return "email is not valid";
        }
        if (!PHONE.matcher(request.path("phone").asText()).matches()) {
            return "phone must be in E.164 format";
        }
        for (String name : List.of("external_id", "workflow_id", "redirect_url")) {
            JsonNode value = RequestFields.of(request, name);
            if (!value.isMissingNode() && !value.isTextual()) {
                return name + " must be a string";
            }
        }
        for (String name : List.of("send_email_invite", "send_phone_invite")) {
            JsonNode value = RequestFields.of(request, name);
            if (!value.isMissingNode() && !value.isBoolean()) {
                return name + " must be a boolean";
            }
        }
        JsonNode redirect = RequestFields.of(request, "redirect_url");
        if (redirect.isTextual() && !mayReturnTo(redirect.textValue())) {
            return "redirect_url must be an https URL";
        }
        JsonNode hours = RequestFields.of(request, "expires_in_hours");
        boolean inRange = hours.isInt() && hours.intValue() >= 1 && hours.intValue() <= MOST_HOURS;
        return hours.isMissingNode() || inRange ? null : "expires_in_hours must be an integer from 1 to " + MOST_HOURS;
    }

    private boolean mayReturnTo(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        if (url.getHost() == null || url.getScheme() == null) {
            return false;
        }
        boolean local = switches.get(DeepidvSwitches.LOCAL_REDIRECTS)
                && LOCAL.contains(url.getHost())
                && url.getScheme().equalsIgnoreCase("http");
        return local || url.getScheme().equalsIgnoreCase("https");
    }
}
