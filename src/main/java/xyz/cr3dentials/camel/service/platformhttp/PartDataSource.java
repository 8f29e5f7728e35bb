package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.activation.DataSource;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** An uploaded file as an attachment; it is read from where the container keeps it, and gone when the request is. */
final class PartDataSource implements DataSource {
    private final Part part;
    private final String fileName;

    PartDataSource(Part part, String fileName) {
        this.part = part;
        this.fileName = fileName;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return part.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("An uploaded file can't be written to");
    }

    @Override
    public String getContentType() {
        String type = part.getContentType();
        return type == null ? "application/octet-stream" : type;
    }

    @Override
    public String getName() {
        return fileName;
    }
}
