package xyz.cr3dentials.camel.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cr3dentials.camel.api.FormField;
import xyz.cr3dentials.camel.component.cr3dentials.Cr3dentialsComponent;
import xyz.cr3dentials.camel.component.deepidv.DeepidvComponent;
import xyz.cr3dentials.camel.component.message.PageHeader;
import xyz.cr3dentials.camel.component.message.RequestField;
import xyz.cr3dentials.camel.component.message.VerificationHeaders;
import xyz.cr3dentials.camel.component.verilock.VerilockComponent;

/** What a vendor's description says is what users meet: options, headers, the vendor's document and the service's flows. */
class VendorSpecTest {

    private static final Set<String> OF_ALL = Set.of(
            "createSession",
            "getSession",
            "listSessions",
            "auditSessions",
            "receiveWebhook",
            "terminalSessions",
            "events");

    static Stream<VendorSpec<?, ?>> vendors() {
        return Stream.<VendorComponent<?>>of(
                        new Cr3dentialsComponent(), new VerilockComponent(), new DeepidvComponent())
                .map(VendorComponent::spec);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void everyRequestFieldHasAHeaderAndAnOptionUnlessItIsPersonal(VendorSpec<?, ?> spec) {
        Set<String> options = names(catalog(spec).path("properties"));
        Set<String> headers = names(catalog(spec).path("headers"));
        for (List<RequestField> fields :
                List.of(spec.creationFields(), spec.listingFields(), List.of(spec.sessionId(), spec.reference()))) {
            for (RequestField field : fields) {
                assertThat(headers).as("headers").contains(field.header());
                assertThat(options.contains(field.optionName()))
                        .as("option " + field.optionName())
                        .isEqualTo(spec.hasOption(field));
            }
        }
        assertThat(spec.fields().filter(spec::hasOption).map(RequestField::optionName))
                .allMatch(options::contains);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void everyHeaderOfAnAnswerIsDocumented(VendorSpec<?, ?> spec) {
        Set<String> headers = names(catalog(spec).path("headers"));
        SessionHeaders names = SessionHeaders.of(spec);
        assertThat(headers)
                .contains(names.sessionId(), names.status(), names.reference(), names.expiresAt(), names.completedAt())
                .contains(names.learntBy(), names.deliveryAttempt())
                .contains(VerificationHeaders.VENDOR, VerificationHeaders.OUTCOME);
        Stream.concat(
                        Stream.of("IntentId", "UnreadableRows", "AuditClean"),
                        spec.listing().headers().stream().map(PageHeader::name))
                .forEach(name -> assertThat(headers).contains(RequestField.header(spec.scheme(), name)));
        assertThat(spec.headersOfRequests())
                .allSatisfy(name -> assertThat(headers).contains(RequestField.header(spec.scheme(), name)));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void everyOperationIsOneOfAllVendorsOrItsOwn(VendorSpec<?, ?> spec) {
        JsonNode operations = catalog(spec).path("properties").path("operation").path("enum");
        List<String> own =
                texts(operations).filter(name -> !OF_ALL.contains(name)).toList();
        assertThat(own).allSatisfy(name -> assertThat(spec.own(name)).isNotNull());
        assertThat(texts(operations))
                .contains("createSession", "getSession", "listSessions", "receiveWebhook", "terminalSessions");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void requestsHaveTheFieldsOfTheVendorsDocument(VendorSpec<?, ?> spec) throws IOException {
        JsonNode document = document(spec);
        JsonNode creation = document.path("components").path("schemas").path("CreateSessionRequest");
        assertThat(spec.creation().form().fields().stream()
                        .flatMap(field -> Stream.of(field.name(), field.alias()))
                        .filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(names(creation.path("properties")));
        JsonNode parameters = StreamSupport.stream(document.path("paths").spliterator(), false)
                .map(path -> path.path("get").path("parameters"))
                .filter(given -> given.size() > 1)
                .findFirst()
                .orElseThrow();
        assertThat(spec.listing().form().fields())
                .extracting(FormField::name)
                .containsExactlyInAnyOrderElementsOf(parameters.findValuesAsText("name"));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void theFlowsOfTheServiceUseHeadersThatExist(VendorSpec<?, ?> spec) throws IOException {
        Set<String> headers = names(catalog(spec).path("headers"));
        Pattern used = Pattern.compile("\\bCamel" + StringHelper.capitalize(spec.scheme()) + "\\w+");
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> flows = Files.newDirectoryStream(Path.of("routes"), "*.yaml")) {
            for (Path flow : flows) {
                Matcher header = used.matcher(Files.readString(flow));
                while (header.find()) {
                    found.add(header.group());
                }
            }
        }
        assertThat(found).isNotEmpty().allMatch(headers::contains);
    }

    private static JsonNode catalog(VendorSpec<?, ?> spec) {
        String place = "META-INF/xyz/cr3dentials/camel/component/%1$s/%1$s.json".formatted(spec.scheme());
        try (InputStream json = VendorSpecTest.class.getClassLoader().getResourceAsStream(place)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode document(VendorSpec<?, ?> spec) throws IOException {
        try (DirectoryStream<Path> documents =
                Files.newDirectoryStream(Path.of("src/main/resources/openapi"), spec.scheme() + "*.yaml")) {
            return new YAMLMapper().readTree(documents.iterator().next().toFile());
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue);
    }
}
