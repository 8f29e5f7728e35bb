package xyz.cr3dentials.camel.api.deepidv;

/** Answers as the vendor's document generations show them. */
final class Answers {

    static final String CREATED = """
            {"id":"6f3c4f0a","session_url":"https://app.example/?redirect_url=https%3A%2F%2Fshop.example%2Fdone",
             "externalId":"cust-17","expires_at":"2026-11-27T10:00:00.000Z","novelty":{"kept":true},
             "links":[{"rel":"self","href":"https://api.example/s3cret","description":"d"},
                      {"type":"old","url":"https://api.example/s3cret"}]}""";

    static final String CREATED_BEFORE = """
            {"idv_id":"6f3c4f0a","session_url":"https://app.example/","external_id":"cust-17","links":[]}""";

    static final String RECORD = """
            {"id":"6f3c4f0a","organization_id":"org_1","user_id":"usr_1","sender_user_id":"usr_2",
             "external_id":"cust-17","status":"REJECTED","type":"session","session_progress":"COMPLETED",
             "created_at":"2026-11-20T10:00:00.000Z","updated_at":"2026-11-20T10:12:00.000Z",
             "submitted_at":"2026-11-20T10:10:00.000Z","location":{"country":"Wonderland"},
             "meta_data":{"applicantSubmissionIp":"192.0.2.1"},"analysis_data":{"faceliveness_score":97}}""";

    static final String SESSION = """
            {"session_record":%s,"resource_links":{"id_front":"https://files.example/s3cret"},
             "user":{"first_name":"Ada"},"sender_user":{"email":"agent@example.org"}}""".formatted(RECORD);

    private Answers() {}
}
