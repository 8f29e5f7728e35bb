package xyz.cr3dentials.camel.api.cr3dentials;

/** Answers as the vendor's two document generations show them. */
final class Answers {

    static final String CREATED_WITH_STATUS = """
            {"sessionId":"0b7c2f0e","status":"CREATED",
             "embedUrl":"https://frame.example/verify/0b7c2f0e?token=k3Yq","platformId":7,
             "expiresAt":"2026-11-27T10:00:00.000Z","createdAt":"2026-11-20T10:00:00.000Z",
             "externalReferenceId":"loan-889","novelty":{"kept":true}}""";

    static final String CREATED_WITHOUT_STATUS = """
            {"sessionId":"0b7c2f0e","embedUrl":"https://frame.example/verify/0b7c2f0e?token=k3Yq","platformId":7,
             "expiresAt":"2026-11-27T11:00:00+01:00","createdAt":"2026-11-20T10:00:00Z"}""";

    static final String SESSION = """
            {"sessionId":"0b7c2f0e","status":"PARTIAL_COMPLETE","progress":55,
             "embedUrl":"https://frame.example/verify/0b7c2f0e?token=k3Yq","streamUrl":null,"platformId":7,
             "platform":{"id":7,"name":"shopmart","displayName":"Shopmart","icon":null},
             "expiresAt":"2026-11-27T10:00:00.000Z","createdAt":"yesterday","completedAt":"2026-11-20T10:04:11+0000",
             "errorMessage":null,"errorCode":null,"extractedData":{"storeName":"Demo"}}""";

    static final String PLATFORMS = """
            [{"id":7,"name":"shopmart","displayName":"Shopmart","description":null,"icon":null,
              "loginUrl":"https://login.shopmart.example/","allowCustomUrl":true,"config":null,"isActive":true,
              "createdAt":"2026-02-03T08:00:00.000Z","updatedAt":null},{"id":8}]""";

    private Answers() {}
}
