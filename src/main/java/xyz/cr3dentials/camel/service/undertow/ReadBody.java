package xyz.cr3dentials.camel.service.undertow;

import io.undertow.connector.PooledByteBuffer;
import java.nio.ByteBuffer;

/**
 * A part of a body, in the heap. Nobody else ever gets this memory: a flow whose request was answered for taking too long
 * may still read.
 */
record ReadBody(ByteBuffer buffer) implements PooledByteBuffer {
    @Override
    public ByteBuffer getBuffer() {
        return buffer;
    }

    @Override
    public void close() {
        // The garbage collector's to free.
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
