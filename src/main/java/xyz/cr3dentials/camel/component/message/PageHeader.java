package xyz.cr3dentials.camel.component.message;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A header that says something of one page of a list.
 *
 * @param name the end of the header's name, for example {@code Total}
 * @param value reads it from the page; null when the page does not say
 * @param <P> the vendor's page
 */
public record PageHeader<P>(String name, Function<P, @Nullable Object> value) {}
