package xyz.cr3dentials.camel.component.deepidv;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.api.deepidv.DeepidvClient;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.component.VendorOperation;

/** Creates {@code deepidv:} endpoints; options set here are the defaults of every endpoint. */
@Component("deepidv")
public class DeepidvComponent extends VendorComponent<DeepidvClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private DeepidvConfiguration configuration = new DeepidvConfiguration();

    public DeepidvComponent() {
        super(DeepidvSpec.SPEC);
    }

    public DeepidvComponent(CamelContext context) {
        super(DeepidvSpec.SPEC, context);
    }

    @Override
    protected Endpoint newEndpoint(String uri, String operation, boolean servesWebhooks) {
        DeepidvConfiguration options = configuration.copy();
        options.setOperation(VendorOperation.of(scheme(), DeepidvOperation.values(), operation));
        if (servesWebhooks) {
            return new WebhookReceiverEndpoint(uri, this, options);
        }
        return new DeepidvEndpoint(uri, this, options);
    }

    public DeepidvConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(DeepidvConfiguration configuration) {
        this.configuration = configuration;
    }
}
