package xyz.cr3dentials.camel.http.pipeline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import xyz.cr3dentials.camel.http.AnswerReader;
import xyz.cr3dentials.camel.http.AnswerShapeException;
import xyz.cr3dentials.camel.http.JsonCodec;
import xyz.cr3dentials.camel.http.PlainText;
import xyz.cr3dentials.camel.http.UndecodableAnswerException;

/** Reads the JSON of a successful answer; what it cannot read it describes but never quotes. */
final class AnswerDecoder {

    private static final int LONGEST_CONTENT_TYPE = 80;

    private final String vendor;

    AnswerDecoder(String vendor) {
        this.vendor = vendor;
    }

    <T> T decode(ApiRequest request, ApiResponse response, AnswerReader<T> reader) {
        JsonNode json = parse(request, response);
        try {
            return reader.read(json);
        } catch (AnswerShapeException e) {
            throw undecodable(request, response, e.problem());
        }
    }

    private JsonNode parse(ApiRequest request, ApiResponse response) {
        if (response.body().length == 0) {
            throw undecodable(request, response, "it is empty");
        }
        JsonNode json;
        try {
            json = JsonCodec.mapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            // The parser's text quotes what it read, so neither it nor the exception goes any further.
            JsonLocation location = e.getLocation();
            throw undecodable(
                    request,
                    response,
                    location == null
                            ? "it is not JSON"
                            : "it is not JSON from line %s, column %s on"
                                    .formatted(location.getLineNr(), location.getColumnNr()));
        } catch (IOException e) {
            throw undecodable(request, response, "it is not text");
        }
        if (json == null || !json.isContainerNode()) {
            throw undecodable(request, response, "it is neither a JSON object nor an array");
        }
        return json;
    }

    private UndecodableAnswerException undecodable(ApiRequest request, ApiResponse response, String problem) {
        String contentType = response.contentType();
        return new UndecodableAnswerException(
                vendor,
                ("The answer to %s (HTTP %s, content type %s, %s bytes) cannot be decoded: %s."
                                + " Check that the base URL leads to the API itself.")
                        .formatted(
                                request.operation(),
                                response.status(),
                                contentType == null ? "not given" : PlainText.of(contentType, LONGEST_CONTENT_TYPE),
                                response.body().length,
                                problem),
                response.status());
    }
}
