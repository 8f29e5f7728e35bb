package xyz.cr3dentials.camel.server.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as they were written, after the layers have been laid over each other.
 *
 * @param profile the profile whose file was read
 * @param values the known settings that have a value
 * @param others what the files hold beside them: Camel's own options and the routes' own properties
 * @param problems what is wrong with the sources themselves
 */
record RawSettings(Profile profile, Map<Setting, Given> values, Map<String, String> others, List<String> problems) {

    RawSettings {
        values = Map.copyOf(values);
        others = Map.copyOf(others);
        problems = List.copyOf(problems);
    }

    Optional<Given> find(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** A written value and where it was written. */
    record Given(String value, String origin) {
        @Override
        public String toString() {
            return "a value from " + origin;
        }
    }
}
