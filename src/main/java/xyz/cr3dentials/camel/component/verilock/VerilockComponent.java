package xyz.cr3dentials.camel.component.verilock;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.vendor.verilock.HttpVerilockClient;
import xyz.cr3dentials.camel.vendor.Leniency;
import xyz.cr3dentials.camel.vendor.verilock.VerilockClient;

/** Creates {@code verilock:} endpoints; options set here are the defaults of every endpoint. */
@Component("verilock")
public class VerilockComponent extends VendorComponent<VerilockClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private VerilockConfiguration configuration = new VerilockConfiguration();

    public VerilockComponent() {
        super(VerilockConstants.SCHEME);
    }

    public VerilockComponent(CamelContext context) {
        super(VerilockConstants.SCHEME, context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        VerilockConfiguration copy = configuration.copy();
        copy.setOperation(VerilockOperation.of(remaining));
        VerilockEndpoint endpoint = WebhookEndpoints.create(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected VerilockClient newClient(ApiPipeline pipeline, Object rules) {
        return new HttpVerilockClient(pipeline, (Leniency) rules);
    }

    public VerilockConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(VerilockConfiguration configuration) {
        this.configuration = configuration;
    }
}
