package xyz.cr3dentials.camel.component.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.SessionDetails;

/**
 * How a vendor's session is read.
 *
 * @param call reads it by its id
 * @param ofJson reads one that was kept; throws IllegalArgumentException for anything else
 * @param idField the field that holds its id
 * @param referenceFields the fields that may hold the caller's own reference; the first is the one that is written
 * @param envelope the field of an answer that holds the session's own data; null when they are the answer
 * @param <C> the vendor's client
 */
public record Reading<C>(
        BiFunction<C, String, ? extends SessionDetails> call,
        Function<JsonNode, ? extends SessionDetails> ofJson,
        String idField,
        List<String> referenceFields,
        @Nullable String envelope) {}
