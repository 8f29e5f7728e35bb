package xyz.cr3dentials.camel.component.message;

import org.apache.camel.spi.Metadata;

/** The headers of ended sessions that are the same for every vendor, for the catalogue of each. */
public interface SharedHeaders {

    @Metadata(
            description = "The component's scheme, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_VENDOR = VerificationHeaders.VENDOR;

    @Metadata(
            description = "Id of the session, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_SESSION_ID = VerificationHeaders.SESSION_ID;

    @Metadata(
            description = "Status of the session, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_STATUS = VerificationHeaders.STATUS;

    @Metadata(
            description =
                    "How the session ended, the same header and words for every vendor: SUCCEEDED, PARTIAL, DECLINED, FAILED, CANCELLED, EXPIRED or TERMINATED",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_OUTCOME = VerificationHeaders.OUTCOME;

    @Metadata(
            description = "Your own reference where it is known, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_REFERENCE = VerificationHeaders.REFERENCE;

    @Metadata(
            description = "When the session ended, as ISO-8601 text, the same header for every vendor",
            javaType = "String",
            label = "consumer")
    String VERIFICATION_COMPLETED_AT = VerificationHeaders.COMPLETED_AT;

    /** Those of events, which not every vendor proves. */
    interface OfEvents extends SharedHeaders {

        @Metadata(
                description = "The vendor's word for the kind of an event, the same header for every vendor",
                javaType = "String",
                label = "consumer events")
        String VERIFICATION_EVENT_TYPE = VerificationHeaders.EVENT_TYPE;

        @Metadata(
                description =
                        "What tells an event from every other, repetitions left out; the same header for every vendor",
                javaType = "String",
                label = "consumer events")
        String VERIFICATION_EVENT_ID = VerificationHeaders.EVENT_ID;
    }
}
