package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.SessionFacts;

/**
 * How a vendor's sessions are created.
 *
 * @param form the fields and rules of the request
 * @param call sends it
 * @param reference the field that holds the caller's own reference, as the record names it
 * @param referenceOf reads it from a request
 * @param steps makes what else a creation by an endpoint takes
 * @param example what fills the fields that options leave open when the options alone are checked
 * @param <C> the vendor's client
 * @param <E> the vendor's endpoint
 * @param <Q> the vendor's request
 */
public record Creation<C, E, Q extends Record>(
        RequestForm<Q> form,
        BiFunction<C, Q, ? extends SessionFacts> call,
        String reference,
        Function<Q, @Nullable String> referenceOf,
        Function<E, CreationSteps<C, Q>> steps,
        ObjectNode example) {}
