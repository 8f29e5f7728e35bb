package xyz.cr3dentials.camel.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.component.message.RequestField;

/**
 * Lets {@code toD} serve every request with one endpoint: request options of the address travel with the exchange, at the
 * rank of an option, and the endpoint is made from the rest.
 */
public abstract class RequestOptionsDynamicAware extends SendDynamicAwareSupport {

    /** Exchange property that holds the options between the two processors. */
    static final String PROPERTY = "CamelVerificationDynamicOptions";

    private final Set<String> requestOptions;

    /** Creates the support for a vendor's endpoints; also what is personal may stand in a dynamic address, as none is kept of it. */
    protected RequestOptionsDynamicAware(VendorSpec<?, ?> spec) {
        this.requestOptions = spec.fields().map(RequestField::optionName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        Map<String, Object> properties = endpointProperties(exchange, uri);
        return new DynamicAwareEntry(uri, originalUri, properties == null ? Map.of() : properties, Map.of());
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> rest = new LinkedHashMap<>(entry.getProperties());
        if (!rest.keySet().removeAll(requestOptions)) {
            return null;
        }
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        return rest.isEmpty() ? path : path + "?" + URISupport.createQueryString(rest, true);
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> options = new LinkedHashMap<>(entry.getProperties());
        options.keySet().retainAll(requestOptions);
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), options);
        return options.isEmpty() ? null : current -> current.setProperty(PROPERTY, options);
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return current -> current.removeProperty(PROPERTY);
    }
}
