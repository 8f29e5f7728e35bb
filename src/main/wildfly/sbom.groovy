// Makes two lists out of what the CycloneDX plugin has found: what users of the component's jar receive, and what the
// bootable JAR holds, the server's own jars included. Those carry their coordinates inside.
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.security.MessageDigest
import java.util.jar.JarFile

File target = new File(project.build.directory)
File component = new File(target, 'sbom/component-libraries.json')
File service = new File(target, 'sbom/service-libraries.json')
if (!component.file || !service.file) {
    log.info('No SBOM: the CycloneDX plugin is skipped when Maven is offline')
    return
}

static String fileName(Map component) {
    "${component.name}-${component.version}.jar"
}

static Map serverJar(File file) {
    def parts = file.name =~ /(.+?)-(\d.*)\.jar/
    Map coordinates = parts ? [name: parts[0][1], version: parts[0][2]] : [name: file.name - '.jar']
    new JarFile(file).withCloseable { jar ->
        jar.entries().findAll { it.name ==~ 'META-INF/maven/.*/pom.properties' }.each { entry ->
            Properties own = new Properties()
            own.load(jar.getInputStream(entry))
            if (file.name == own.artifactId + '-' + own.version + '.jar') {
                coordinates = [group: own.groupId, name: own.artifactId, version: own.version]
            }
        }
    }
    String purl = coordinates.group ? "pkg:maven/${coordinates.group}/${coordinates.name}@${coordinates.version}?type=jar" : null
    [type: 'library', 'bom-ref': purl ?: file.name] + coordinates + (purl ? [purl: purl] : [:]) +
            [scope: 'required', hashes: [[alg: 'SHA-256', content: sha256(file)]]]
}

static String sha256(File file) {
    MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString()
}

static List<File> jars(File folder) {
    List<File> found = []
    folder.eachFileRecurse { if (it.name.endsWith('.jar')) found << it }
    found.sort { it.path }
}

// Behind a library that is optional itself, the plugin takes what that needs for required.
static Set<String> required(Map bom) {
    Map<String, List<String>> needs = bom.dependencies.collectEntries { [it.ref, it.dependsOn ?: []] }
    Set<String> optional = bom.components.findAll { it.scope == 'optional' }*.'bom-ref'
    Set<String> reached = []
    Deque<String> open = [bom.metadata.component.'bom-ref'] as ArrayDeque
    while (open) {
        needs[open.pop()].findAll { !(it in optional) && reached.add(it) }.each { open.push(it) }
    }
    reached
}

static void write(File target, Map bom, List<Map> components) {
    Set<String> refs = components*.'bom-ref' + bom.metadata.component.'bom-ref'
    List<Map> dependencies = (bom.dependencies ?: []).findAll { it.ref in refs }
            .collect { [ref: it.ref, dependsOn: (it.dependsOn ?: []).findAll { it in refs }] }
    target.setText(JsonOutput.prettyPrint(JsonOutput.toJson(bom + [components: components, dependencies: dependencies])) + '\n', 'UTF-8')
}

Map ofComponent = new JsonSlurper().parse(component) as Map
Set<String> users = required(ofComponent)
write(new File(target, "${project.artifactId}-sbom.json"), ofComponent, ofComponent.components.findAll { it.'bom-ref' in users })

// An optional library of the component is a part of the service like any other.
Map ofService = new JsonSlurper().parse(service) as Map
Set<String> module = jars(new File(project.properties['service.module.directory'] as String)).collect { it.name }
List<Map> libraries = ofService.components.findAll { fileName(it) in module }.collect { it + [scope: 'required'] }
List<Map> server = jars(new File(target, 'server')).findAll { !(it.name in module) }.collect { serverJar(it) }
write(new File(target, "${project.artifactId}-service-sbom.json"), ofService, libraries + server.unique { it.'bom-ref' })
