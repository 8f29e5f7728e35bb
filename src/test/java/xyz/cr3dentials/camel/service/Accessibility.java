package xyz.cr3dentials.camel.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks axe-core what hinders people on the page that a browser shows. */
final class Accessibility {

    /** Frames belong to the vendors. */
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {iframes: false, resultTypes: ['violations']}).then(
              (results) => done(results.violations
                .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                .map((each) => each.id + ': ' + each.help + ': '
                  + each.nodes.map((node) => node.target.join(' ') + ' (' + node.failureSummary + ')').join(', '))),
              (failure) => done(['axe-core failed: ' + failure]));
            """;

    private Accessibility() {}

    /** Returns every serious or critical violation of the view as it stands. */
    static List<String> violations(Browser browser) {
        browser.script(rules());
        List<String> violations = new ArrayList<>();
        if (browser.driver().executeAsyncScript(RUN) instanceof List<?> found) {
            found.forEach(each -> violations.add(String.valueOf(each)));
        } else {
            throw new IllegalStateException("axe-core answered no list");
        }
        return violations;
    }

    /** The results of all views that have some. */
    static void note(Map<String, List<String>> byView, String view, Browser browser) {
        List<String> violations = violations(browser);
        if (!violations.isEmpty()) {
            byView.put(view, violations);
        }
    }

    private static String rules() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe.min.js cannot be read", e);
        }
    }
}
