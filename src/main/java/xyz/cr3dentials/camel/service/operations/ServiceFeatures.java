package xyz.cr3dentials.camel.service.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a page may offer in this service.
 *
 * @param profile the profile's name
 * @param database the kind of its database, as people call it
 * @param start whether sessions can be started from a page
 * @param breakIt whether there are stand-ins whose faults can be switched on
 * @param crm whether there is a CRM of the service's own to look at
 */
public record ServiceFeatures(
        @JsonIgnore String profile, @JsonIgnore String database, boolean start, boolean breakIt, boolean crm) {}
