package xyz.cr3dentials.camel.component.cr3dentials;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import xyz.cr3dentials.camel.api.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.component.VendorOperation;

/** Creates {@code cr3dentials:} endpoints; options set here are the defaults of every endpoint. */
@Component("cr3dentials")
public class Cr3dentialsComponent extends VendorComponent<Cr3dentialsClient> {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private Cr3dentialsConfiguration configuration = new Cr3dentialsConfiguration();

    public Cr3dentialsComponent() {
        super(Cr3dentialsSpec.SPEC);
    }

    public Cr3dentialsComponent(CamelContext context) {
        super(Cr3dentialsSpec.SPEC, context);
    }

    @Override
    protected Endpoint newEndpoint(String uri, String operation, boolean servesWebhooks) {
        Cr3dentialsConfiguration options = configuration.copy();
        options.setOperation(VendorOperation.of(scheme(), Cr3dentialsOperation.values(), operation));
        if (servesWebhooks) {
            return new WebhookReceiverEndpoint(uri, this, options);
        }
        return new Cr3dentialsEndpoint(uri, this, options);
    }

    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(Cr3dentialsConfiguration configuration) {
        this.configuration = configuration;
    }
}
