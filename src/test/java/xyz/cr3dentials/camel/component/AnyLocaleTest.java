package xyz.cr3dentials.camel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsConfiguration;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsEndpoint;
import xyz.cr3dentials.camel.component.deepidv.DeepidvEndpoint;
import xyz.cr3dentials.camel.component.verilock.VerilockEndpoint;

/** In Turkish a lowered I has no dot, in Persian a formatted number has other digits. No option and no message cares. */
@Isolated("the locale is the JVM's")
class AnyLocaleTest {

    private static final String EACH = "each locale: {0}";

    private final Locale before = Locale.getDefault();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void restore() {
        context.stop();
        Locale.setDefault(before);
    }

    @ParameterizedTest(name = EACH)
    @ValueSource(strings = {"en", "tr-TR", "fa-IR"})
    void everyOptionOfTheSchemaIsKnownHoweverItIsWritten(String locale) throws Exception {
        use(locale);
        for (DocumentedComponent documented : DocumentedComponent.values()) {
            JsonNode schema = new ObjectMapper().readTree(CatalogSchema.forTooling(documented));
            var component = context.getComponent(documented.scheme());
            assertKnown(component.getEndpointPropertyConfigurer(), schema.path("properties"));
            assertKnown(component.getComponentPropertyConfigurer(), schema.path("componentProperties"));
        }
    }

    @ParameterizedTest(name = EACH)
    @ValueSource(strings = {"en", "tr-TR", "fa-IR"})
    void addressesSetOptionsOfEveryVendor(String locale) {
        use(locale);
        var cr3dentials = context.getEndpoint(
                "cr3dentials:createSession?apiKey=k&platformId=7&EXPIRESINHOURS=2", Cr3dentialsEndpoint.class);
        var verilock = context.getEndpoint(
                "verilock:createSession?apiKey=k&expiresIn=900&profileId=" + UUID.randomUUID(), VerilockEndpoint.class);
        var deepidv = context.getEndpoint(
                "deepidv:createSession?apiKey=k&sendEmailInvite=false&workflowId=w", DeepidvEndpoint.class);

        assertThat(cr3dentials.getConfiguration().getPlatformId()).isEqualTo(7);
        assertThat(cr3dentials.getConfiguration().getExpiresInHours()).isEqualTo(2);
        assertThat(verilock.getConfiguration().getExpiresIn()).isEqualTo(900);
        assertThat(deepidv.getConfiguration().getSendEmailInvite()).isFalse();
        assertThatThrownBy(() -> context.getEndpoint("cr3dentials:createSession?apiKey=k&platformIdea=7"))
                .hasMessageContaining("platformIdea");
    }

    @ParameterizedTest(name = EACH)
    @ValueSource(strings = {"en", "tr-TR", "fa-IR"})
    void routesInYamlAndDynamicAddressesSetOptions(String locale) throws Exception {
        use(locale);
        DocumentedComponent.CR3DENTIALS.prepare(context);
        context.addRoutes((RouteBuilder) PluginHelper.getRoutesLoader(context)
                .findRoutesBuilders(ResourceHelper.fromString("locale.yaml", """
                        - route:
                            from:
                              uri: direct:yaml
                              steps:
                                - to:
                                    uri: cr3dentials:createSession
                                    parameters:
                                      platformId: 7
                                      expiresInHours: 2
                        - route:
                            from:
                              uri: direct:dynamic
                              steps:
                                - toD:
                                    uri: cr3dentials:createSession?platformId=7&expiresInHours=${header.hours}
                        """))
                .iterator()
                .next());
        context.start();

        assertThat(context.getEndpoints())
                .filteredOn(Cr3dentialsEndpoint.class::isInstance)
                .extracting(endpoint -> ((Cr3dentialsEndpoint) endpoint).getConfiguration())
                .extracting(Cr3dentialsConfiguration::getPlatformId, Cr3dentialsConfiguration::getExpiresInHours)
                .containsExactly(tuple(7L, 2));
        Exchange refused = context.createProducerTemplate()
                .request("direct:dynamic", exchange -> exchange.getMessage().setHeader("hours", 201));
        assertThat(refused.getException()).hasMessageContaining("expiresInHours is 201: it must be between 1 and 168");
    }

    @ParameterizedTest(name = EACH)
    @ValueSource(strings = {"en", "tr-TR", "fa-IR"})
    void propertiesSetOptionsOfTheComponent(String locale) throws Exception {
        use(locale);
        PropertyBindingSupport.setPropertiesOnTarget(
                context, context.getComponent("cr3dentials"), Map.of("platform-id", 7));
        assertThat(platformId(context)).isEqualTo(7);

        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty("camel.component.cr3dentials.platform-id", "8");
        main.addInitialProperty("camel.component.cr3dentials.configuration.expiresInHours", "3");
        try {
            main.start();
            assertThat(platformId(main.getCamelContext())).isEqualTo(8);
        } finally {
            main.stop();
        }
    }

    private static Long platformId(CamelContext context) {
        return context.getComponent("cr3dentials", Cr3dentialsComponent.class)
                .getConfiguration()
                .getPlatformId();
    }

    private static void assertKnown(PropertyConfigurer configurer, JsonNode options) {
        assertThat(options).isNotEmpty();
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) configurer;
        options.properties().forEach(option -> {
            if (option.getValue().path("kind").asText().equals("path")) {
                return;
            }
            String name = option.getKey();
            for (String written : new String[] {name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)}) {
                assertThat(getter.getOptionType(written, true)).as(written).isNotNull();
            }
        });
    }

    private static void use(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
    }
}
