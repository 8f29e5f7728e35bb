package xyz.cr3dentials.camel.vendor.cr3dentials;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each status that the documents do not name that the vendor uses it. */
final class UnknownStatuses {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownStatuses.class);

    /** A vendor that sends more than this sends nonsense, which needs neither memory nor log lines. */
    private static final int MOST = 50;

    private static final int LONGEST = 60;

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private UnknownStatuses() {}

    static void report(SessionStatus status) {
        String value = status.value();
        if (value.length() <= LONGEST && value.chars().allMatch(UnknownStatuses::isWordCharacter)) {
            if (SEEN.size() < MOST && SEEN.add(value)) {
                LOG.warn("Session status {} is not in the vendor's documents; it is passed on and not terminal", value);
            }
        } else if (SEEN.add("")) {
            LOG.warn("A session status is not even a word; it is passed on and not terminal");
        }
    }

    private static boolean isWordCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
}
