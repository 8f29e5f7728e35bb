package xyz.cr3dentials.camel.service.undertow;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/** Reads the body of one request, in the IO thread of its connection alone. */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    private static final int DROPPED_AT_ONCE = 1024;
    private static final int FIRST_PART = 1024;
    private static final int LARGEST_PART = 16 * 1024;

    private final HttpServerExchange exchange;
    private final Guards guards;
    private final BodyMemory memory;
    private final long longest;
    private final boolean cut;
    private final List<ByteBuffer> read = new ArrayList<>();
    private long length;
    private long taken;
    private final ByteBuffer dropped = ByteBuffer.allocate(DROPPED_AT_ONCE);
    private boolean ended;
    private XnioExecutor.@Nullable Key deadline;

    /** @param cut whether what is beyond the longest is left out, and not refused */
    BodyReader(HttpServerExchange exchange, Guards guards, BodyMemory memory, long longest, boolean cut) {
        this.exchange = exchange;
        this.guards = guards;
        this.memory = memory;
        this.longest = longest;
        this.cut = cut;
    }

    /** Called by the server; goes on at once if the body is there already. */
    void begin(HttpHandler next) throws Exception {
        StreamSourceChannel channel = exchange.getRequestChannel();
        if (isWhole(channel)) {
            next.handleRequest(exchange);
        } else if (!ended) {
            deadline = exchange.getIoThread()
                    .executeAfter(
                            () -> end(channel, Refusal.SLOW), BodyReading.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            channel.getReadSetter().set(readable -> {
                if (!ended && isWhole(channel)) {
                    Connectors.executeRootHandler(next, exchange);
                }
            });
            channel.resumeReads();
        }
    }

    private boolean isWhole(StreamSourceChannel channel) {
        try {
            Refusal refusal = readAvailable(channel);
            if (refusal != null) {
                end(channel, refusal);
            }
            return refusal == null && ended;
        } catch (RequestTooBigException e) {
            end(channel, Refusal.SIZE);
        } catch (IOException e) {
            LOG.debug("A body could not be read: {}", e.toString());
            end(channel, Refusal.BROKEN);
        }
        return false;
    }

    /** Takes what has come; null when there is nothing wrong with it. */
    private @Nullable Refusal readAvailable(StreamSourceChannel channel) throws IOException {
        int bytes;
        do {
            ByteBuffer target = target();
            if (target == null) {
                return Refusal.MEMORY;
            }
            bytes = channel.read(target);
            length += Math.max(0, bytes);
            if (length > longest && !cut) {
                return Refusal.SIZE;
            }
        } while (bytes > 0);
        if (bytes < 0) {
            handOver(channel);
        }
        return null;
    }

    /** Where the next bytes go; null when no memory is left. */
    private @Nullable ByteBuffer target() {
        long announced = exchange.getRequestContentLength();
        if (length > longest || length == announced) {
            // So much has been kept that the flow sees that it is too much, or only the end is to come.
            return dropped.clear();
        }
        if (!read.isEmpty() && read.get(read.size() - 1).hasRemaining()) {
            return read.get(read.size() - 1);
        }
        // Little at first, so that many who send little take little.
        long part = Math.max(FIRST_PART, Math.min(LARGEST_PART, length));
        int size = (int) (announced < 0 ? part : Math.min(part, announced - length));
        if (!memory.take(size)) {
            return null;
        }
        taken += size;
        ByteBuffer another = ByteBuffer.allocate(size);
        read.add(another);
        return another;
    }

    private void handOver(StreamSourceChannel channel) {
        finish(channel);
        exchange.addExchangeCompleteListener((done, listeners) -> {
            memory.giveBack(taken);
            listeners.proceed();
        });
        Connectors.ungetRequestBytes(
                exchange, read.stream().map(part -> new ReadBody(part.flip())).toArray(PooledByteBuffer[]::new));
        Connectors.resetRequestChannel(exchange);
    }

    private void end(StreamSourceChannel channel, Refusal refusal) {
        if (ended) {
            return;
        }
        finish(channel);
        memory.giveBack(taken);
        guards.count(refusal);
        if (refusal == Refusal.BROKEN) {
            Answers.close(exchange);
        } else {
            Answers.refuseAndClose(exchange, refusal);
        }
    }

    private void finish(StreamSourceChannel channel) {
        ended = true;
        if (deadline != null) {
            deadline.remove();
        }
        channel.getReadSetter().set(null);
        channel.suspendReads();
    }
}
