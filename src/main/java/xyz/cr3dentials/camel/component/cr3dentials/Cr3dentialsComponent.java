package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/** Creates {@code cr3dentials:} endpoints; options set here are the defaults of every endpoint. */
@Component("cr3dentials")
public class Cr3dentialsComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(label = "advanced", description = "Options shared by all endpoints")
    private Cr3dentialsConfiguration configuration = new Cr3dentialsConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;

    private final ObjectMapper objectMapper = JsonMapper.builder().build();

    public Cr3dentialsComponent() {}

    public Cr3dentialsComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Cr3dentialsConfiguration copy = configuration.copy();
        copy.setOperation(Cr3dentialsOperation.of(remaining));
        Cr3dentialsEndpoint endpoint = new Cr3dentialsEndpoint(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public Cr3dentialsConfiguration getConfiguration() {
        return configuration;
    }

    /** Options shared by all endpoints. */
    public void setConfiguration(Cr3dentialsConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Enable usage of global SSL context parameters. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /** Returns the mapper for bodies that have none of their own. */
    ObjectMapper defaultObjectMapper() {
        return objectMapper;
    }
}
