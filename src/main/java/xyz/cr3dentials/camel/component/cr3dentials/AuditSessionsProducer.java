package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.camel.Exchange;
import xyz.cr3dentials.camel.http.RequestPriority;
import xyz.cr3dentials.camel.session.AuditReport;
import xyz.cr3dentials.camel.session.SessionAudit;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsClient;
import xyz.cr3dentials.camel.vendor.cr3dentials.Cr3dentialsJson;

/** Compares the ledger with the vendor and answers with what was found, as a map. */
final class AuditSessionsProducer extends Cr3dentialsProducer {

    private static final ObjectMapper JSON = new ObjectMapper();

    AuditSessionsProducer(Cr3dentialsEndpoint endpoint) {
        super(endpoint, RequestPriority.BACKFILL);
    }

    @Override
    void call(Exchange exchange, Cr3dentialsClient client) {
        Cr3dentialsEndpoint endpoint = getEndpoint();
        SessionAudit audit = new SessionAudit(
                new ClientSessionSource(endpoint.getAccount(), client),
                endpoint.getSessionLedger(),
                endpoint.getAccount(),
                TerminalStatuses.parse(endpoint.getConfiguration().getStatuses()),
                endpoint.getClock());
        AuditReport report = audit.run(endpoint.getConfiguration().getMaximumAuditReads());
        exchange.getMessage().setBody(body(report));
        exchange.getMessage().setHeader(Cr3dentialsConstants.AUDIT_CLEAN, report.clean());
    }

    private static Map<String, Object> body(AuditReport report) {
        ObjectNode body = JSON.createObjectNode()
                .put("auditedAt", report.auditedAt().toString())
                .put("clean", report.clean())
                .put("asked", report.asked())
                .put("ended", report.ended())
                .put("unknown", report.unknown())
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
        return Cr3dentialsJson.toMap(body);
    }
}
