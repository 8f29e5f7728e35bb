package xyz.cr3dentials.camel.detection.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.ledger.SessionSnapshot;

/**
 * One page of a {@link SessionFeed}. Rows that could not be read are left out, since nothing is counted here.
 *
 * @param rows what the page shows, in an order that the vendor does not promise
 * @param nextToken where the next page begins; null on the last page
 */
public record FeedPage(List<SessionSnapshot> rows, @Nullable String nextToken) {}
