package xyz.cr3dentials.camel.component.cr3dentials;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.http.ApiPipeline;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.vendor.Leniency;

/** Creates {@code cr3dentials:} endpoints; options set here are the defaults of every endpoint. */
@Component("cr3dentials")
public class Cr3dentialsComponent extends VendorComponent<Cr3dentialsClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private Cr3dentialsConfiguration configuration = new Cr3dentialsConfiguration();

    public Cr3dentialsComponent() {
        super(Cr3dentialsConstants.SCHEME);
    }

    public Cr3dentialsComponent(CamelContext context) {
        super(Cr3dentialsConstants.SCHEME, context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Cr3dentialsConfiguration copy = configuration.copy();
        copy.setOperation(Cr3dentialsOperation.of(remaining));
        Cr3dentialsEndpoint endpoint = WebhookEndpoints.create(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected Cr3dentialsClient newClient(ApiPipeline pipeline, Object rules) {
        return new HttpCr3dentialsClient(pipeline, (Leniency) rules);
    }

    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(Cr3dentialsConfiguration configuration) {
        this.configuration = configuration;
    }
}
