package xyz.cr3dentials.camel.api.deepidv;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cr3dentials.camel.api.Check;
import xyz.cr3dentials.camel.api.RequestForm;
import xyz.cr3dentials.camel.api.Rule;

/**
 * What a new session shall be; only fields that are set are sent, in the spelling of the vendor's reference.
 *
 * <p><b>The vendor contacts the person unless told not to:</b> a request that leaves {@code sendEmailInvite} or
 * {@code sendPhoneInvite} unset sends real mail and real SMS. Set both to {@code false} to hand out the address yourself.
 *
 * @param firstName the person's first name; required, personal
 * @param lastName the person's last name; required, personal
 * @param email the person's e-mail address; required, personal
 * @param phone the person's phone number in E.164 form, for example {@code +15550100123}; required, personal
 * @param externalId the caller's own reference; lists can be filtered by it
 * @param sendEmailInvite whether the vendor mails an invitation; it does when absent
 * @param sendPhoneInvite whether the vendor sends an invitation by SMS; it does when absent
 * @param workflowId the workflow to run; absent for a session on its own
 * @param redirectUrl https address the person returns to
 * @param expiresInHours lifetime in hours, 1 to 8760; the vendor's default is not documented
 * @param additional further fields by their names, which must be none of those above; kept out of every log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateSessionRequest(
        @JsonProperty("first_name") @JsonAlias("firstName") @Nullable
        String firstName,

        @JsonProperty("last_name") @JsonAlias("lastName") @Nullable
        String lastName,

        @Nullable String email,
        @Nullable String phone,

        @JsonProperty("external_id") @JsonAlias("externalId") @Nullable
        String externalId,

        @JsonProperty("send_email_invite") @JsonAlias("sendEmailInvite") @Nullable
        Boolean sendEmailInvite,

        @JsonProperty("send_phone_invite") @JsonAlias("sendPhoneInvite") @Nullable
        Boolean sendPhoneInvite,

        @JsonProperty("workflow_id") @JsonAlias("workflowId") @Nullable
        String workflowId,

        @JsonProperty("redirect_url") @JsonAlias("redirectUrl") @Nullable
        String redirectUrl,
        // The one field whose documented name is the camelCase one.
        @JsonProperty("expiresInHours") @JsonAlias("expires_in_hours") @Nullable
        Integer expiresInHours,

        @JsonAnyGetter @Nullable Map<String, Object> additional) {

    /** How a creation is read, checked and written; no text quotes personal data. */
    public static final RequestForm<CreateSessionRequest> FORM = RequestForm.creation(
            DeepidvApi.VENDOR,
            CreateSessionRequest.class,
            Rule.field(
                    "first_name",
                    CreateSessionRequest::firstName,
                    person("the person's first name", Check.notBlank(""))),
            Rule.field(
                    "last_name", CreateSessionRequest::lastName, person("the person's last name", Check.notBlank(""))),
            Rule.field(
                    "email",
                    CreateSessionRequest::email,
                    // No more than every e-mail address has; the vendor decides about the rest.
                    person(
                            "the person's e-mail address",
                            Check.form(
                                    Pattern.compile("[^\\s@]+@[^\\s@]+"),
                                    "is not an e-mail address: write it like name@example.com"))),
            Rule.field(
                    "phone",
                    CreateSessionRequest::phone,
                    // The pattern of the vendor's own SDK.
                    person(
                            "the person's phone number",
                            Check.form(
                                    Pattern.compile("\\+[1-9]\\d{9,14}"),
                                    "is not in E.164 form: write + and 10 to 15 digits without spaces, like +15550100123"))),
            Rule.field("external_id", CreateSessionRequest::externalId, Check.notBlank("set it, or leave it out")),
            Rule.field("workflow_id", CreateSessionRequest::workflowId, Check.notBlank("set it, or leave it out")),
            Rule.field("redirect_url", CreateSessionRequest::redirectUrl, Check.httpsAddress()),
            Rule.between(
                    "expiresInHours",
                    CreateSessionRequest::expiresInHours,
                    1,
                    8760,
                    ", or absent for the vendor's default"));

    /** Creates a request of the documented fields. */
    public CreateSessionRequest(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String externalId,
            @Nullable Boolean sendEmailInvite,
            @Nullable Boolean sendPhoneInvite,
            @Nullable String workflowId,
            @Nullable String redirectUrl,
            @Nullable Integer expiresInHours) {
        this(
                firstName,
                lastName,
                email,
                phone,
                externalId,
                sendEmailInvite,
                sendPhoneInvite,
                workflowId,
                redirectUrl,
                expiresInHours,
                null);
    }

    private static Check<String> person(String meaning, Check<String> then) {
        return Check.required("set it to " + meaning, then);
    }

    /** Tells whether the vendor's defaults decide about contacting the person. */
    public boolean leavesInvitationsToTheVendor() {
        return sendEmailInvite == null || sendPhoneInvite == null;
    }

    /** Names the fields without personal data and without the address, which may carry a token. */
    @Override
    public String toString() {
        return "CreateSessionRequest[externalId=%s, sendEmailInvite=%s, sendPhoneInvite=%s, workflowId=%s, expiresInHours=%s]"
                .formatted(externalId, sendEmailInvite, sendPhoneInvite, workflowId, expiresInHours);
    }
}
