package xyz.cr3dentials.camel.service.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The stream's intervals and limits.
 *
 * @param look how often the revision is looked at; a client hears of changes no more often
 * @param refresh how long clients go without a change before they are sent one regardless, because another node may have
 *     written; null where no other node can
 * @param heartbeat how often a comment is sent, which shows who has gone and keeps proxies from closing the stream
 * @param patience how long a client may leave bytes untaken until it is dropped
 * @param maximumClients how many streams are open at once at most
 */
public record EventStreamSettings(
        Duration look, @Nullable Duration refresh, Duration heartbeat, Duration patience, int maximumClients) {

    /** What the console expects, of a service that runs on one node. */
    public static final EventStreamSettings ONE_NODE =
            new EventStreamSettings(Duration.ofSeconds(1), null, Duration.ofSeconds(15), Duration.ofSeconds(20), 200);

    /** These settings for a service whose database other nodes write into as well. */
    public EventStreamSettings withOtherNodes() {
        return new EventStreamSettings(look, Duration.ofSeconds(5), heartbeat, patience, maximumClients);
    }
}
