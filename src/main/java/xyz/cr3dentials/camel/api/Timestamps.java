package xyz.cr3dentials.camel.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's timestamps, whose documents show them with and without fractions of a second. */
public final class Timestamps {

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

    /** What every database and every clock takes; the year 999999999 is none of them. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final int SECONDS_A_DAY = 86_400;
    private static final int NANO_DIGITS = 9;

    private Timestamps() {}

    /**
     * Returns the instant of an ISO-8601 text with any form of offset, or null when it is none or lies outside the years
     * 1 to 9999.
     */
    public static @Nullable Instant parse(String text) {
        Instant instant = read(text);
        return instant != null && isStorable(instant) ? instant : null;
    }

    /** Tells whether every database and every clock takes an instant. */
    public static boolean isStorable(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }

    private static @Nullable Instant read(String text) {
        String stripped = text.strip();
        Instant documented = documented(stripped);
        if (documented != null) {
            return documented;
        }
        try {
            return ANY_OFFSET.parse(stripped, Instant::from);
        } catch (DateTimeException e) {
            return null; // a bad timestamp must not hide the session it belongs to
        }
    }

    /**
     * Reads the form that the documents show, {@code 2026-11-20T10:00:00.000Z} with or without the fraction, and leaves
     * any other to the formatter, whose work takes 3 KB of memory a timestamp.
     */
    private static @Nullable Instant documented(String text) {
        int end = text.length() - 1;
        if (end < 19 || text.charAt(end) != 'Z' || !hasSeparators(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = end == 19 ? 0 : nanos(text, end);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int nanos(String text, int end) {
        int digits = end - 20;
        if (text.charAt(19) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = number(text, 20, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Returns a number of decimal digits, or -1 when something else stands there. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
