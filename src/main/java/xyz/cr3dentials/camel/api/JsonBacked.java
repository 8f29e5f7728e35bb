package xyz.cr3dentials.camel.api;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/** An answer that keeps the vendor's JSON whole; Jackson writes it as that JSON, so no field is lost on the way. */
public interface JsonBacked {

    /** Returns the vendor's data as it came; never null. */
    @JsonValue
    JsonNode json();
}
