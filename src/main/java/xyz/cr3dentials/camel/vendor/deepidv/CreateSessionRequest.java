package xyz.cr3dentials.camel.vendor.deepidv;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @JsonProperty("external_id") @Nullable String externalId,
        @JsonProperty("send_email_invite") @Nullable Boolean sendEmailInvite,
        @JsonProperty("send_phone_invite") @Nullable Boolean sendPhoneInvite,
        @JsonProperty("workflow_id") @Nullable String workflowId,
        @JsonProperty("redirect_url") @Nullable String redirectUrl,
        // The one field whose documented name is the camelCase one.
        @JsonProperty("expiresInHours") @Nullable Integer expiresInHours,
        @JsonAnyGetter @Nullable Map<String, Object> additional) {

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
