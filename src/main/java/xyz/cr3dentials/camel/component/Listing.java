package xyz.cr3dentials.camel.component;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.SessionRows;
import xyz.cr3dentials.camel.component.message.PageHeader;

/**
 * How a vendor's sessions are listed.
 *
 * @param form the fields and rules of the request
 * @param page reads one page
 * @param walk reads all pages
 * @param headers what a page tells of itself
 * @param detection how ended sessions are found by the list
 * @param <C> the vendor's client
 * @param <E> the vendor's endpoint
 * @param <L> the vendor's request
 * @param <P> the vendor's page
 */
public record Listing<C, E, L extends Record, P extends SessionRows<?>>(
        RequestForm<L> form,
        BiFunction<C, L, P> page,
        BiFunction<C, L, Iterator<?>> walk,
        List<PageHeader<P>> headers,
        ListDetection<C, E> detection) {}
