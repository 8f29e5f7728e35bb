package xyz.cr3dentials.camel.service.platformhttp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * A request for which a consumer was found.
 *
 * @param servlet the container's request
 * @param path its path below the servlet
 * @param templates the decoded values of the consumer's path templates
 */
record InboundRequest(HttpServletRequest servlet, RequestPath path, Map<String, String> templates) {}
