package xyz.cr3dentials.camel.component.deepidv;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.vendor.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.vendor.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.vendor.Leniency;

/** Creates {@code deepidv:} endpoints; options set here are the defaults of every endpoint. */
@Component("deepidv")
public class DeepidvComponent extends VendorComponent<DeepidvClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private DeepidvConfiguration configuration = new DeepidvConfiguration();

    public DeepidvComponent() {
        super(DeepidvConstants.SCHEME);
    }

    public DeepidvComponent(CamelContext context) {
        super(DeepidvConstants.SCHEME, context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        DeepidvConfiguration copy = configuration.copy();
        copy.setOperation(DeepidvOperation.of(remaining));
        DeepidvEndpoint endpoint = WebhookEndpoints.create(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected DeepidvClient newClient(ApiPipeline pipeline, Object rules) {
        return new HttpDeepidvClient(pipeline, (Leniency) rules);
    }

    public DeepidvConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(DeepidvConfiguration configuration) {
        this.configuration = configuration;
    }
}
