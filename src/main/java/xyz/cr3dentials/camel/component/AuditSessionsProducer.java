package xyz.cr3dentials.camel.component;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.api.ApiClient;
import xyz.cr3dentials.camel.component.message.TerminalStatuses;
import xyz.cr3dentials.camel.detection.AuditReport;
import xyz.cr3dentials.camel.http.budget.RequestPriority;

/**
 * Compares the ledger with the vendor and answers with what was found, as a map. Thread-safe once started.
 *
 * @param <C> the vendor's client
 */
final class AuditSessionsProducer<C extends ApiClient<C>> extends VendorProducer<C> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final VendorEndpoint<C> endpoint;

    AuditSessionsProducer(VendorEndpoint<C> endpoint) {
        super(endpoint, RequestPriority.BACKFILL);
        this.endpoint = endpoint;
    }

    @Override
    protected void call(Exchange exchange, C client) {
        SessionConfiguration options = endpoint.getConfiguration();
        AuditReport report = endpoint.createAudit(
                        client, TerminalStatuses.parse(options.getStatuses(), endpoint.terminalStatuses()))
                .run(options.getMaximumAuditReads());
        exchange.getMessage().setBody(body(report));
        exchange.getMessage().setHeader(endpoint.answers().header("AuditClean"), report.clean());
    }

    private static Map<String, Object> body(AuditReport report) {
        ObjectNode body = JSON.createObjectNode()
                .put("auditedAt", report.auditedAt().toString())
                .put("clean", report.clean())
                .put("asked", report.asked())
                .put("ended", report.ended())
                .put("unknown", report.unknown())
                .put("failed", report.failed())
                .put("pending", report.counts().pending())
                .put("hinted", report.counts().hinted())
                .put("backlog", report.counts().backlog())
                .put("parked", report.counts().parked());
        ArrayNode lists = body.putArray("lists");
        for (AuditReport.ListTotal list : report.lists()) {
            lists.addObject()
                    .put("status", list.status())
                    .put("total", list.total())
                    .put("known", list.known());
        }
        return JSON.convertValue(body, MAP);
    }
}
