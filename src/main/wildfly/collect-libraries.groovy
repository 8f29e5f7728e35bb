import org.apache.maven.Maven
import org.apache.maven.execution.DefaultMavenExecutionRequest
import org.apache.maven.plugin.LegacySupport

// Runs the goals that collect the service's libraries, with the versions of the profile camel-newest.
def request = DefaultMavenExecutionRequest.copy(session.request)
request.goals = ['dependency:copy-dependencies@service-libraries']
// Tests and users read these; a service that is only to be looked at needs neither.
if (project.properties['cyclonedx.skip'] != 'true') {
    request.goals += ['dependency:tree@service-libraries-tree', 'org.cyclonedx:cyclonedx-maven-plugin:makeBom@list-service-libraries']
}
request.activeProfiles = ['camel-newest']
def result = session.lookup(Maven.name).execute(request)
session.lookup(LegacySupport.name).session = session
if (result.hasExceptions()) {
    throw result.exceptions.first()
}
