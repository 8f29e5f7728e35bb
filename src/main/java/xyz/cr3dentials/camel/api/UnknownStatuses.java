package xyz.cr3dentials.camel.api;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once of each status that the documents do not name that the vendor uses it. */
public final class UnknownStatuses {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownStatuses.class);

    /** A vendor that sends more than this sends nonsense, which needs neither memory nor log lines. */
    private static final int MOST = 50;

    private static final int LONGEST = 60;

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private UnknownStatuses() {}

    public static void report(String vendor, String value) {
        if (value.length() <= LONGEST && value.chars().allMatch(UnknownStatuses::isWordCharacter)) {
            if (SEEN.size() < MOST && SEEN.add(vendor + " " + value)) {
                LOG.warn(
                        "Session status {} is not in the documents of {}; it is passed on and not terminal",
                        value,
                        vendor);
            }
        } else if (SEEN.add(vendor)) {
            LOG.warn("A session status of {} is not even a word; it is passed on and not terminal", vendor);
        }
    }

    private static boolean isWordCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
}
