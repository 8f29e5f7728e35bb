package xyz.cr3dentials.camel.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cr3dentials.camel.http.budget.BudgetSettings;

class ServiceConfigurationsTest {
    private static final String SERVICE_KEY = "service-key-value-of-32-letters.";
    private static final String LONG_SECRET = "0123456789abcdef0123456789abcdef";

    private final Map<String, String> environment = new HashMap<>();
    private final List<TextFile> files = new ArrayList<>();

    @Test
    void thePackagedFilesAreACompleteSandboxConfiguration() {
        ServiceConfiguration configuration =
                ServiceConfigurations.load(List.of(TextFolder.onDisk(Path.of("config"))), Map.of());

        assertThat(configuration.profile()).isEqualTo(Profile.SANDBOX);
        assertThat(vendor(configuration, "cr3dentials").hasAddress()).isFalse();
        assertThat(configuration.sqlCrm()).isTrue();
        assertThat(configuration.database().isH2()).isTrue();
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void thePackagedFilesWithTheNamedSecretsAreACompleteProductionConfiguration() {
        production();
        environment.put("CR3DENTIALS_WEBHOOK_BASE_URL", "https://hooks.example.com");
        environment.put("CR3DENTIALS_WEBHOOK_SECRET", LONG_SECRET);

        ServiceConfiguration configuration =
                ServiceConfigurations.load(List.of(TextFolder.onDisk(Path.of("config"))), environment);

        assertThat(configuration.profile()).isEqualTo(Profile.PRODUCTION);
        assertThat(vendor(configuration, "cr3dentials").hasAddress()).isFalse();
        assertThat(vendor(configuration, "cr3dentials").options())
                .containsEntry("webhookBaseUrl", "https://hooks.example.com")
                .containsEntry("requestsPerMinute", "120")
                .doesNotContainKeys("pollDelay", "sandboxPort");
        assertThat(configuration.database().isH2()).isFalse();
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void theProfilesFileWinsOverTheCommonOneAndTheEnvironmentOverBoth() {
        sandbox();
        file(
                "application.properties",
                "cr3dentials.poll-delay=1000\ncr3dentials.crm=sql\ncr3dentials.backfill=none\ncr3dentials.timeline-retention-days=90");
        file("application-sandbox.properties", "cr3dentials.poll-delay=2000\ncr3dentials.backfill=all");
        environment.put("CR3DENTIALS_POLL_DELAY", "3000");
        environment.put("CR3DENTIALS_CRM", " ");

        ServiceConfiguration configuration = load();

        assertThat(CamelProperties.of(configuration))
                .containsEntry("cr3dentials.poll-delay", "3000")
                .containsEntry("cr3dentials.backfill", "all")
                .containsEntry("cr3dentials.crm", "sql");
        assertThat(configuration.database().timelineRetention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void aFileOfTheFirstFolderHidesItsNamesakeInTheSecond() {
        sandbox();
        List<TextFolder> folders = List.of(
                new TextFolder("mine", List.of(new TextFile("application.properties", "mine/a", "my.own=1"))),
                new TextFolder(
                        "packaged",
                        List.of(
                                new TextFile("application.properties", "packaged/a", "their.own=1"),
                                new TextFile("application-sandbox.properties", "packaged/b", "their.sandbox=1"))));

        ServiceConfiguration configuration = ServiceConfigurations.load(folders, environment);

        assertThat(configuration.properties())
                .containsKeys("my.own", "their.sandbox")
                .doesNotContainKey("their.own");
    }

    @Test
    void allProblemsAreToldAtOnceWithNameAndRemedy() {
        file("application.properties", "cr3dentials.poll-delay=soon\ncr3dentials.auth-scheme=basic");
        environment.put("CR3DENTIALS_REQUESTS_PER_MINUTE", "0");
        environment.put("CR3DENTIALS_TIMELINE_RETENTION_DAYS", "0");
        environment.put("CR3DENTIALS_BASE_URL", "app.cr3dentials.xyz");
        environment.put("CR3DENTIALS_WEBHOOK_BASE_URL", "https://hooks.example.com");
        environment.put("CR3DENTIALS_CRM", "http");
        environment.put("DATABASE_URL", "jdbc:mysql://db/x");

        assertRefused()
                .withMessageContainingAll(
                        "cr3dentials.api-key (CR3DENTIALS_API_KEY) is missing",
                        "cr3dentials.poll-delay (CR3DENTIALS_POLL_DELAY): 'soon' from config/application.properties",
                        "a whole number from 100",
                        "cr3dentials.auth-scheme (CR3DENTIALS_AUTH_SCHEME): 'basic'",
                        "use x-api-key or bearer",
                        "'0' from the environment is not permitted",
                        "cr3dentials.timeline-retention-days (CR3DENTIALS_TIMELINE_RETENTION_DAYS): '0'",
                        "cr3dentials.base-url (CR3DENTIALS_BASE_URL) from the environment is no address",
                        "cr3dentials.webhook-secret (CR3DENTIALS_WEBHOOK_SECRET) is missing",
                        "cr3dentials.crm-url (CR3DENTIALS_CRM_URL) is missing",
                        "begin with jdbc:postgresql: or jdbc:h2:");
    }

    @Test
    void anUnknownNameInAFileIsRefusedWithTheNameThatWasMeant() {
        sandbox();
        file("application.properties", "cr3dentials.pol-delay=1000\ndatabase.passwort=hunter2\nhttp.port=80");

        assertRefused()
                .withMessageContainingAll(
                        "config/application.properties: unknown setting cr3dentials.pol-delay; did you mean"
                                + " cr3dentials.poll-delay?",
                        "unknown setting database.passwort; did you mean database.password?",
                        "unknown setting http.port; the port belongs to the server: set HTTP_PORT")
                .withMessageNotContainingAny("hunter2");
    }

    @Test
    void anUnknownNameInTheEnvironmentIsRefusedWithTheNameThatWasMeant() {
        sandbox();
        environment.put("CR3DENTIALS_POL_DELAY", "1000");
        environment.put("VERILOCK_SOMETHING_ELSE", "hunter2");
        environment.put("DEEPIDV_NOTHING", " ");
        environment.put("CR3DENTIALS_CONFIG_DIR", "/etc/cr3dentials");
        environment.put("CR3DENTIALS_LOG_LEVEL", "DEBUG");
        environment.put("DATABASE_NAME_OF_ANOTHER_PROGRAM", "x");

        assertRefused()
                .withMessageContainingAll(
                        "The environment variable CR3DENTIALS_POL_DELAY is not known; did you mean"
                                + " CR3DENTIALS_POLL_DELAY?",
                        "The environment variable VERILOCK_SOMETHING_ELSE is not known; take it out, or set"
                                + " CR3DENTIALS_UNKNOWN_SETTINGS=warn")
                .withMessageNotContainingAny("hunter2", "DEEPIDV_NOTHING", "CONFIG_DIR", "LOG_LEVEL", "DATABASE_NAME");
    }

    @Test
    void whatKubernetesSaysOfAServiceOfThatNameIsPassedOver() {
        sandbox();
        environment.put("CR3DENTIALS_SERVICE_HOST", "10.0.0.11");
        environment.put("CR3DENTIALS_SERVICE_PORT", "8080");
        environment.put("CR3DENTIALS_SERVICE_PORT_HTTP", "8080");
        environment.put("CR3DENTIALS_PORT", "tcp://10.0.0.11:8080");
        environment.put("CR3DENTIALS_PORT_8080_TCP", "tcp://10.0.0.11:8080");
        environment.put("CR3DENTIALS_PORT_8080_TCP_PROTO", "tcp");
        environment.put("CR3DENTIALS_PORT_8080_TCP_PORT", "8080");
        environment.put("CR3DENTIALS_PORT_8080_TCP_ADDR", "10.0.0.11");
        environment.put("CR3DENTIALS_SANDBOX_SERVICE_HOST", "10.0.0.12");
        environment.put("CR3DENTIALS_SANDBOX_PORT", "tcp://10.0.0.12:8081");
        assertThat(load().warnings()).isEmpty();
        assertThat(own().sandboxPort()).isEqualTo(8081);

        environment.put("CR3DENTIALS_SANBOX_PORT", "8081");
        assertRefused().withMessageContaining("did you mean CR3DENTIALS_SANDBOX_PORT?");
    }

    @Test
    void unknownNamesAreOnlyWarnedOfWhereTheOperatorSaysSo() {
        sandbox();
        file("application.properties", "cr3dentials.of-a-later-version=1\ncr3dentials.unknown-settings=warn");
        environment.put("CR3DENTIALS_OF_A_LATER_VERSION", "1");

        ServiceConfiguration configuration = load();

        assertThat(configuration.warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("config/application.properties: unknown setting cr3dentials.of-a-later-version"))
                .anySatisfy(warning -> assertThat(warning).contains("CR3DENTIALS_OF_A_LATER_VERSION"));
        assertThat(configuration.properties()).doesNotContainKey("cr3dentials.of-a-later-version");
    }

    @Test
    void whatTheServerWouldMisreadIsRefusedWithTheRemedy() {
        sandbox();
        environment.put("PROXY_ADDRESS_FORWARDING", "yes");
        environment.put("HTTP_PORT", "99999");
        environment.put("HTTP_BIND_ADDRESS", "192.0.2.1");
        environment.put("SERVER_LOG_LEVEL", "LOUD");
        environment.put("SHUTDOWN_TIMEOUT", "");
        environment.put("VERILOCK_SANDBOX_PORT", "99999");

        assertRefused()
                .withMessageContainingAll(
                        "PROXY_ADDRESS_FORWARDING: 'yes' from the environment is not permitted; use true or false",
                        "HTTP_PORT: '99999' from the environment is not permitted; give a port, a whole number from 1 to"
                                + " 65535",
                        "HTTP_BIND_ADDRESS: '192.0.2.1' from the environment is none of this machine's addresses",
                        "SERVER_LOG_LEVEL: 'LOUD' from the environment is no level; use TRACE",
                        "SHUTDOWN_TIMEOUT: '' from the environment is not permitted",
                        "verilock.sandbox-port (VERILOCK_SANDBOX_PORT): '99999' from the environment is not permitted;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'"})
    void quotesAroundAValueAreRefusedWithoutRepeatingIt(String quote) {
        sandbox();
        file("application.properties", "verilock.api-key=" + quote + "hunter2" + quote);
        environment.put("CR3DENTIALS_API_KEY", quote + "hunter3" + quote);
        environment.put("DATABASE_PASSWORD", quote + "may be so" + quote);

        assertRefused()
                .withMessageContainingAll(
                        "cr3dentials.api-key (CR3DENTIALS_API_KEY) from the environment has quotes around its value;"
                                + " take them out",
                        "verilock.api-key (VERILOCK_API_KEY) from config/application.properties has quotes")
                .withMessageNotContainingAny("hunter", "DATABASE_PASSWORD");
    }

    @Test
    void quotesAroundANameAreRefusedWithTheNameThatWasMeant() {
        sandbox();
        file("application.properties", "\"cr3dentials.crm\"=http");

        assertRefused().withMessageContaining("unknown setting \"cr3dentials.crm\"; did you mean cr3dentials.crm?");
    }

    @Test
    void aStopThatOutlastsTheUnpackedServerIsWarnedOf() {
        sandbox();
        environment.put("SHUTDOWN_TIMEOUT", "4");
        assertThat(load().warnings()).isEmpty();
        environment.put("SHUTDOWN_TIMEOUT", "20");
        assertThat(load().warnings()).singleElement().asString().startsWith("SHUTDOWN_TIMEOUT is 20: ");
        environment.put("SHUTDOWN_TIMEOUT", "20s");
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(this::load)
                .withMessageContaining("SHUTDOWN_TIMEOUT: '20s' from the environment is not permitted; give seconds");
    }

    @Test
    void aProfileCannotBeChosenInAProfilesFileNorBeUnknown() {
        sandbox();
        file("application-production.properties", "cr3dentials.profile=sandbox");
        environment.put("CR3DENTIALS_PROFILE", "prod");

        assertRefused()
                .withMessageContainingAll(
                        "'prod' from the environment is no profile; use sandbox or production",
                        "cr3dentials.profile cannot be set in a profile's own file");
    }

    @Test
    void productionNamesEverySecretThatIsMissing() {
        environment.put("CR3DENTIALS_PROFILE", "production");

        assertRefused()
                .withMessageContainingAll(
                        "CR3DENTIALS_API_KEY",
                        "VERILOCK_API_KEY",
                        "DEEPIDV_API_KEY",
                        "CR3DENTIALS_SERVICE_KEY",
                        "DATABASE_URL");
    }

    @Test
    void productionRefusesLeftoversOfTheSandbox() {
        production();
        file("application.properties", "sandbox.speed=10\ncr3dentials.api-key=sandbox-api-key");
        environment.remove("CR3DENTIALS_API_KEY");

        assertRefused()
                .withMessageContainingAll(
                        "sandbox.speed belongs to the sandbox",
                        "cr3dentials.api-key (CR3DENTIALS_API_KEY) is still the sandbox's")
                .withMessageNotContainingAny("sandbox-api-key");
    }

    @Test
    void productionDemandsHttpsExceptOnLoopback() {
        production();
        environment.put("CR3DENTIALS_BASE_URL", "http://127.0.0.1:9000/v1");
        assertThat(own().options()).containsEntry("baseUrl", "http://127.0.0.1:9000/v1");

        environment.put("CR3DENTIALS_BASE_URL", "http://vendor.example.com/v1");
        assertRefused()
                .withMessageContaining("http://vendor.example.com/v1 would send secrets in the clear; use https");
    }

    @Test
    void productionWarnsOfAnH2FileAndRefusesOneInMemory() {
        production();
        environment.put("DATABASE_URL", "jdbc:h2:file:./data/x");
        assertThat(load().warnings()).singleElement().asString().contains("one node only");

        environment.put("DATABASE_URL", "jdbc:h2:mem:x");
        assertRefused().withMessageContaining("lost at every stop");
    }

    @Test
    void aShortWebhookSecretIsRefusedByItsLength() {
        sandbox();
        environment.put("CR3DENTIALS_WEBHOOK_SECRET", "tooshort");

        assertRefused().withMessageContaining("has 8 characters").withMessageNotContainingAny("tooshort");
    }

    @Test
    void theHeaderOfThePortalsWebhooksHasNameAndSecretOrIsNotSet() {
        sandbox();
        assertThat(own().options()).doesNotContainKeys("webhookHeaderName", "webhookHeaderSecret");
        environment.put("CR3DENTIALS_WEBHOOK_HEADER_NAME", "X-Portal");
        assertRefused().withMessageContaining("CR3DENTIALS_WEBHOOK_HEADER_SECRET) is missing");
        environment.put("CR3DENTIALS_WEBHOOK_HEADER_SECRET", "tooshort");
        assertRefused().withMessageContaining("has 8 characters").withMessageNotContainingAny("tooshort");
        environment.put("CR3DENTIALS_WEBHOOK_HEADER_SECRET", LONG_SECRET);
        assertThat(own().options())
                .containsEntry("webhookHeaderName", "X-Portal")
                .containsEntry("webhookHeaderSecret", LONG_SECRET);
        assertThat(own().toString()).doesNotContain(LONG_SECRET);
        environment.put("CR3DENTIALS_WEBHOOK_HEADER_NAME", "X Portal:");
        assertRefused().withMessageContaining("is no name of a header");
        environment.remove("CR3DENTIALS_WEBHOOK_HEADER_NAME");
        assertRefused().withMessageContaining("CR3DENTIALS_WEBHOOK_HEADER_NAME) is missing");
    }

    @Test
    void anAddressWithAQueryOrAFragmentIsRefused() {
        sandbox();
        environment.put("CR3DENTIALS_BASE_URL", "https://vendor.example.com/v1?key=hunter2");
        environment.put("CR3DENTIALS_WEBHOOK_BASE_URL", "https://hooks.example.com/#top");
        environment.put("CR3DENTIALS_WEBHOOK_SECRET", LONG_SECRET);
        environment.put("CR3DENTIALS_CRM_URL", "https://crm.example.com?tenant=1");

        assertRefused()
                .withMessageContainingAll(
                        "CR3DENTIALS_BASE_URL) from the environment holds a query or a fragment",
                        "CR3DENTIALS_WEBHOOK_BASE_URL) from the environment holds a query or a fragment",
                        "CR3DENTIALS_CRM_URL) from the environment holds a query or a fragment")
                .withMessageNotContainingAny("hunter2");
    }

    @Test
    void productionSendsPersonalDataToTheCrmOverHttpsOnlyExceptOnLoopback() {
        production();
        environment.put("CR3DENTIALS_CRM", "http");
        environment.put("CR3DENTIALS_CRM_URL", "http://localhost:9000/crm");
        assertThat(load().properties()).containsEntry("cr3dentials.crm-url", "http://localhost:9000/crm");

        environment.put("CR3DENTIALS_CRM_URL", "http://crm.example.com");
        assertRefused().withMessageContaining("http://crm.example.com would send secrets in the clear; use https");
    }

    @Test
    void productionRefusesAServiceKeyThatCanBeGuessed() {
        production();
        environment.put("CR3DENTIALS_SERVICE_KEY", "thirty-one-letters-are-too-few.");
        assertRefused()
                .withMessageContaining("CR3DENTIALS_SERVICE_KEY) has 31 characters; give a random text of at least 32")
                .withMessageNotContainingAny("thirty-one");

        environment.put("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY);
        assertThat(load().access().serviceKeys()).containsExactly(new Secret(SERVICE_KEY));
    }

    @Test
    void aServiceKeyIsRotatedByTwoOfThem() {
        production();
        environment.put("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY + " , " + LONG_SECRET);
        assertThat(load().access().serviceKeys()).containsExactly(new Secret(SERVICE_KEY), new Secret(LONG_SECRET));

        environment.put("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY + ",hunter2," + LONG_SECRET);
        assertRefused()
                .withMessageContainingAll(
                        "CR3DENTIALS_SERVICE_KEY): key 2 has 7 characters; give a random text of at least 32",
                        "CR3DENTIALS_SERVICE_KEY) holds 3 keys; give one without commas, or new,old")
                .withMessageNotContainingAny("hunter2", SERVICE_KEY);
    }

    @Test
    void theSandboxTakesAnyServiceKeyButAnEmptyOne() {
        sandbox();
        assertThat(load().access().serviceKeys()).isEmpty();
        environment.put("CR3DENTIALS_SERVICE_KEY", "short");
        assertThat(load().access().serviceKeys()).containsExactly(new Secret("short"));
        environment.put("CR3DENTIALS_SERVICE_KEY", "short,");
        assertRefused().withMessageContaining("CR3DENTIALS_SERVICE_KEY): key 2 has 0 characters");
    }

    @Test
    void whoeverBelievesAProxySaysHowManyThereAre() {
        sandbox();
        assertThat(load().access().trustedProxies()).isZero();
        environment.put("CR3DENTIALS_TRUSTED_PROXIES", "2");
        assertThat(load().access().trustedProxies()).isEqualTo(2);

        environment.put("PROXY_ADDRESS_FORWARDING", "true");
        environment.remove("CR3DENTIALS_TRUSTED_PROXIES");
        assertThat(load().access().trustedProxies()).isEqualTo(1);
        environment.put("CR3DENTIALS_TRUSTED_PROXIES", "0");
        assertRefused()
                .withMessageContaining("how many proxies append to X-Forwarded-For, a whole number from 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hun ter2", "hun\tter2", "hun\nter2", "hun\u0000ter2", "hun\u00e9ter2"})
    void anApiKeyThatNoHeaderCanCarryIsRefusedWithoutBeingQuoted(String key) {
        sandbox();
        environment.put("CR3DENTIALS_API_KEY", key);

        assertRefused()
                .withMessageContaining("CR3DENTIALS_API_KEY) cannot be sent: character 4")
                .withMessageNotContainingAny("hun", "ter2");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 11, 12, 60_000, 100_000})
    void everyPermittedRequestLimitMakesABudget(int limit) {
        sandbox();
        environment.put("CR3DENTIALS_REQUESTS_PER_MINUTE", String.valueOf(limit));

        BudgetSettings budget = BudgetSettings.ofRequestsPerMinute(own().requestLimit());

        assertThat(budget.usable()).isPositive();
    }

    @Test
    void oneRequestAMinuteIsRefusedSinceNoBudgetCanHoldIt() {
        sandbox();
        environment.put("CR3DENTIALS_REQUESTS_PER_MINUTE", "1");

        assertRefused().withMessageContaining("a whole number from 2 to 100000");
    }

    @Test
    void noSecretIsInTheTextFormOrAmongCamelsProperties() {
        production();
        environment.put("CR3DENTIALS_WEBHOOK_SECRET", LONG_SECRET);
        environment.put("DATABASE_URL", "jdbc:postgresql://db/x?password=hunter2");
        environment.put("DATABASE_PASSWORD", "hunter3");
        file("application.properties", "crm.token=hunter4");

        ServiceConfiguration configuration = load();

        assertThat(configuration.toString() + configuration.database() + configuration.vendors())
                .doesNotContain(LONG_SECRET, "real-key", SERVICE_KEY, "hunter");
        assertThat(CamelProperties.of(configuration).values())
                .doesNotContain(LONG_SECRET, "real-key", SERVICE_KEY, "hunter3")
                .contains("hunter4");
    }

    @Test
    void routesFindTheSettingsUnderTheirOwnNames() {
        sandbox();
        environment.put("CR3DENTIALS_POLL_DELAY", "1500");

        assertThat(CamelProperties.of(load()))
                .containsEntry("cr3dentials.poll-delay", "1500")
                .containsEntry("cr3dentials.profile", "sandbox")
                .containsEntry("cr3dentials.backfill", "none")
                .containsEntry("cr3dentials.crm-url", "");
    }

    @Test
    void thePackagedSandboxFollowsAllVendorsAndProductionThoseWithAKey() {
        List<TextFolder> packaged = List.of(TextFolder.onDisk(Path.of("config")));
        assertThat(ServiceConfigurations.load(packaged, Map.of()).vendors())
                .extracting(VendorSettings::scheme)
                .containsExactly("cr3dentials", "verilock", "deepidv");

        production();
        assertThat(ServiceConfigurations.load(packaged, environment).vendors())
                .extracting(VendorSettings::scheme)
                .containsExactly("cr3dentials");
        environment.remove("CR3DENTIALS_API_KEY");
        environment.put("VERILOCK_API_KEY", "qi_live_1");
        environment.put("VERILOCK_WEBHOOK_SECRET", "whsec_1");
        ServiceConfiguration configuration = ServiceConfigurations.load(packaged, environment);
        assertThat(configuration.vendors()).extracting(VendorSettings::scheme).containsExactly("verilock");
        assertThat(configuration.vendors().toString()).doesNotContain("qi_live_1", "whsec_1");
        assertThat(CamelProperties.of(configuration))
                .containsEntry("cr3dentials.enabled", "false")
                .containsEntry("cr3dentials.poll-delay", "30000")
                .containsEntry("verilock.enabled", "true")
                .containsEntry("verilock.webhooks", "true")
                .containsEntry("deepidv.enabled", "false")
                .containsEntry("deepidv.webhooks", "false");
    }

    @Test
    void settingsOfAVendorWithoutItsKeyAreRefused() {
        production();
        environment.put("DEEPIDV_WEBHOOK_SECRET", "whsec_1");
        environment.put("VERILOCK_API_KEY", "sandbox-verilock-key");
        environment.put("VERILOCK_BASE_URL", "http://vendor.example.com");
        assertThatExceptionOfType(ServiceStartException.class)
                .isThrownBy(this::load)
                .withMessageContaining("deepidv.api-key (DEEPIDV_API_KEY) is missing")
                .withMessageContaining("verilock.api-key (VERILOCK_API_KEY) is still the sandbox's")
                .withMessageContaining("verilock.base-url (VERILOCK_BASE_URL)");
    }

    @Test
    void standInsOfTheOtherVendorsRunOnlyBesideTheOwnOne() {
        environment.put("CR3DENTIALS_BASE_URL", "http://localhost:9");
        environment.put("DEEPIDV_BASE_URL", "http://localhost:8");
        ServiceConfiguration configuration =
                ServiceConfigurations.load(List.of(TextFolder.onDisk(Path.of("config"))), environment);
        assertThat(configuration.vendors())
                .extracting(VendorSettings::scheme)
                .containsExactly("cr3dentials", "deepidv");
        assertThat(configuration.warnings()).singleElement().asString().contains("VERILOCK_BASE_URL");
    }

    private void sandbox() {
        environment.put("CR3DENTIALS_API_KEY", "sandbox-api-key");
        environment.put("DATABASE_URL", "jdbc:h2:mem:test");
    }

    private void production() {
        environment.put("CR3DENTIALS_PROFILE", "production");
        environment.put("CR3DENTIALS_API_KEY", "real-key");
        environment.put("CR3DENTIALS_SERVICE_KEY", SERVICE_KEY);
        environment.put("DATABASE_URL", "jdbc:postgresql://db:5432/x");
    }

    private void file(String name, String text) {
        files.add(new TextFile(name, "config/" + name, text));
    }

    private VendorSettings own() {
        return vendor(load(), "cr3dentials");
    }

    private static VendorSettings vendor(ServiceConfiguration configuration, String scheme) {
        return configuration.vendors().stream()
                .filter(vendor -> vendor.scheme().equals(scheme))
                .findFirst()
                .orElseThrow();
    }

    private ServiceConfiguration load() {
        return ServiceConfigurations.load(List.of(new TextFolder("config", files)), environment);
    }

    private org.assertj.core.api.ThrowableAssertAlternative<ServiceStartException> assertRefused() {
        return assertThatExceptionOfType(ServiceStartException.class).isThrownBy(this::load);
    }
}
