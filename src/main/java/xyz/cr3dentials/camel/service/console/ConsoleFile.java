package xyz.cr3dentials.camel.service.console;

import java.io.IOException;
import java.io.OutputStream;

/** One file of the page, as it is sent. Thread-safe. */
final class ConsoleFile {
    private final byte[] content;
    private final String mediaType;

    /** Keeps the content, which nobody may change any more. */
    ConsoleFile(byte[] content, String mediaType) {
        this.content = content;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    int length() {
        return content.length;
    }

    void writeTo(OutputStream output) throws IOException {
        output.write(content);
    }
}
