package xyz.cr3dentials.camel.component;

import java.util.function.Function;
import org.apache.camel.Producer;

/**
 * An operation that only one vendor has.
 *
 * @param name its name in the endpoint's address
 * @param asksVendor whether it needs an API key
 * @param producer makes what does it
 * @param <E> the vendor's endpoint
 */
public record OwnOperation<E>(String name, boolean asksVendor, Function<E, Producer> producer) {}
