package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.activation.DataHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@code multipart/form-data} body: its fields, and its files as attachments. */
final class MultipartBody {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartBody.class);

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Part> files = new ArrayList<>();
    private final List<InputStream> opened = new ArrayList<>();

    /**
     * Lets the container take the body apart.
     *
     * @throws RequestBodyTooLargeException if it is larger than the servlet was registered for
     * @throws MalformedRequestException if it is no proper multipart body
     */
    static MultipartBody read(HttpServletRequest request, long limit) throws IOException {
        MultipartBody body = new MultipartBody();
        for (Part part : parts(request, limit)) {
            if (part.getSubmittedFileName() == null) {
                body.fields
                        .computeIfAbsent(part.getName(), key -> new ArrayList<>())
                        .add(text(part));
            } else {
                body.files.add(part);
            }
        }
        return body;
    }

    private static Collection<Part> parts(HttpServletRequest request, long limit) throws IOException {
        if (!request.getContentType().toLowerCase(Locale.ROOT).contains("boundary=")) {
            throw new MalformedRequestException("The Content-Type multipart/form-data names no boundary.");
        }
        try {
            return request.getParts();
        } catch (ServletException e) {
            throw new MalformedRequestException("The body is no proper multipart/form-data.", e);
        } catch (IllegalStateException e) {
            // So the servlet specification names a request or a part over the limit.
            throw new RequestBodyTooLargeException(limit, e);
        } catch (IOException | RuntimeException e) {
            // Undertow has no other word for a missing end, an unreadable name or too many parts.
            throw new MalformedRequestException("The body is no proper multipart/form-data, or has too many parts.", e);
        }
    }

    private static String text(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), RequestBody.charset(part.getContentType()));
        }
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Attaches the admitted files; a single one becomes the body too, as other engines have it. */
    void attachFiles(Message message, FileNameExtensions extensions) throws IOException {
        message.setHeader(Exchange.ATTACHMENTS_SIZE, files.size());
        AttachmentMessage attachments = message.getExchange().getMessage(AttachmentMessage.class);
        for (Part file : files) {
            String fileName = safeName(file);
            if (!extensions.admits(fileName)) {
                LOG.debug("An uploaded file is left out: fileNameExtWhitelist does not admit its extension");
                continue;
            }
            // Two files may come under one field name; neither may push the other out.
            boolean taken = attachments.getAttachmentNames().contains(file.getName());
            attachments.addAttachment(
                    taken ? fileName : file.getName(), new DataHandler(new PartDataSource(file, fileName)));
            if (files.size() == 1) {
                message.setHeader(Exchange.FILE_NAME, fileName);
                message.setHeader(Exchange.FILE_LENGTH, file.getSize());
                if (file.getContentType() != null) {
                    message.setHeader(Exchange.FILE_CONTENT_TYPE, file.getContentType());
                }
                InputStream content = file.getInputStream();
                opened.add(content);
                message.setBody(content);
            }
        }
    }

    /** The client's file name without any folder, since routes write files under this name. */
    private static String safeName(Part file) {
        String submitted = file.getSubmittedFileName().replace('\\', '/').replace("\u0000", "");
        String name = FileUtil.stripPath(submitted);
        return name == null || name.isBlank() || name.equals(".") || name.equals("..") ? "upload" : name;
    }

    /** Closes what was opened and deletes what the container keeps of the files. */
    void discard() {
        opened.forEach(content -> IOHelper.close(content, "uploaded file", LOG));
        for (Part file : files) {
            try {
                file.delete();
            } catch (IOException e) {
                LOG.debug("The container's copy of an uploaded file could not be deleted: {}", e.toString());
            }
        }
    }
}
