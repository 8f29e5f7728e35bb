package xyz.cr3dentials.camel.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An authentic event as it is handed over.
 *
 * @param event what the vendor sent
 * @param session what is known of the session it is about, without its data; {@code null} when it names none, or one that
 *     the ledger does not know
 */
public record EventItem(VendorEvent event, @Nullable SessionSnapshot session) implements Item {}
