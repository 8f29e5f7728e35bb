package xyz.cr3dentials.camel.vendor.cr3dentials;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's timestamps, whose documents show them with and without fractions of a second. */
final class Timestamps {

    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Timestamps() {}

    /** Returns the instant of an ISO-8601 text with any form of offset, or null when it is none. */
    static @Nullable Instant parse(String text) {
        try {
            return ANY_OFFSET.parse(text.strip(), Instant::from);
        } catch (DateTimeException e) {
            return null; // a bad timestamp must not hide the session it belongs to
        }
    }
}
