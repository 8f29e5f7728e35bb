/**
 * The embedded SQL CRM that the flow {@code crm-sql.yaml} writes to, so that the service shows a whole journey without
 * any other system. Integrators point that flow at their own table and leave this room unused.
 */
@NullMarked
package xyz.cr3dentials.camel.service.crm;

import org.jspecify.annotations.NullMarked;
