package xyz.cr3dentials.camel.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ComponentJarIT {
    private static final Path JAR = Path.of("target", "camel-cr3dentials.jar");
    private static final Path TESTS_JAR = Path.of("target", "camel-cr3dentials-tests.jar");
    private static final String POM = "META-INF/maven/xyz.cr3dentials/camel-cr3dentials/pom.xml";

    @Test
    void holdsTheComponentAndNothingOfTheService() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains("xyz/cr3dentials/camel/http/", "xyz/cr3dentials/camel/ledger/", "META-INF/jandex.idx")
                    .noneMatch(name -> name.startsWith("xyz/cr3dentials/camel/service"))
                    .noneMatch(name -> name.startsWith("xyz/cr3dentials/camel/sandbox"))
                    .noneMatch(name -> name.endsWith("application.properties"));
        }
    }

    @Test
    void theTestsJarHoldsTheSandboxesAndTheirExtensionsAlone() throws IOException {
        try (JarFile jar = new JarFile(TESTS_JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .contains(
                            "xyz/cr3dentials/camel/junit5/Cr3dentialsSandbox.class",
                            "xyz/cr3dentials/camel/sandbox/cr3dentials/Cr3dentialsSandbox.class")
                    .allMatch(name -> name.startsWith("xyz/cr3dentials/camel/sandbox/")
                            || name.startsWith("xyz/cr3dentials/camel/junit5/"))
                    .noneMatch(name -> name.contains("Test"));
        }
    }

    @Test
    void theIndexDoesNotSpeakOfClassesThatAreLeftOut() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            byte[] index =
                    jar.getInputStream(jar.getEntry("META-INF/jandex.idx")).readAllBytes();

            assertThat(new String(index, StandardCharsets.ISO_8859_1)).doesNotContain("HealthServlet");
        }
    }

    @Test
    void thePublishedPomAsksUsersForTheComponentsOwnLibrariesOnly() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Element project = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(jar.getInputStream(jar.getEntry(POM)))
                    .getDocumentElement();

            assertThat(transitive(child(project, "dependencies")))
                    .containsExactlyInAnyOrder(
                            "camel-support", "camel-http", "httpcore5", "httpcore5-h2", "camel-jackson", "jspecify");
        }
    }

    private static List<String> transitive(Element dependencies) {
        List<String> names = new ArrayList<>();
        NodeList all = dependencies.getElementsByTagName("dependency");
        for (int index = 0; index < all.getLength(); index++) {
            Element dependency = (Element) all.item(index);
            String scope = text(dependency, "scope");
            boolean optional = text(dependency, "optional").equals("true");
            if (!optional && (scope.isEmpty() || scope.equals("compile") || scope.equals("runtime"))) {
                names.add(text(dependency, "artifactId"));
            }
        }
        return names;
    }

    /** A direct child, since {@code dependencies} stands inside {@code dependencyManagement}, too. */
    private static Element child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int index = 0; index < children.getLength(); index++) {
            if (children.item(index) instanceof Element element
                    && element.getTagName().equals(name)) {
                return element;
            }
        }
        throw new AssertionError("No <" + name + "> in the POM");
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
