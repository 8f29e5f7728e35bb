package xyz.cr3dentials.camel.component.consumer;

/** What becomes of sessions that ended before the first start; the names are the option's values. */
public enum Backfill {
    /** They count as known and are not handed over. */
    none,
    /** They are handed over like any other. */
    all
}
