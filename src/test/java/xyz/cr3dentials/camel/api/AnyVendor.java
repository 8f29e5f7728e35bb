package xyz.cr3dentials.camel.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import xyz.cr3dentials.camel.api.cr3dentials.HttpCr3dentialsClient;
import xyz.cr3dentials.camel.api.deepidv.HttpDeepidvClient;
import xyz.cr3dentials.camel.api.verilock.HttpVerilockClient;
import xyz.cr3dentials.camel.http.UnreadableRow;
import xyz.cr3dentials.camel.http.pipeline.ApiPipeline;

/** A vendor's client and the form of its answers, so that one test holds for all. */
enum AnyVendor {
    CR3DENTIALS("sessionId", "completedAt", "{\"status\":\"success\",\"data\":{\"sessions\":[%s],\"total\":%s}}") {
        @Override
        String read(ApiPipeline pipeline, String id) {
            return new HttpCr3dentialsClient(pipeline).getSession(id).sessionId();
        }

        @Override
        void create(ApiPipeline pipeline) {
            new HttpCr3dentialsClient(pipeline)
                    .createSession(new xyz.cr3dentials.camel.api.cr3dentials.CreateSessionRequest(
                            7L, null, null, null, null, null));
        }

        @Override
        Page listSessions(ApiPipeline pipeline) {
            xyz.cr3dentials.camel.api.cr3dentials.SessionPage page = new HttpCr3dentialsClient(pipeline)
                    .listSessions(new xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest(null, null, null));
            return new Page(
                    page.sessions().stream().map(row -> row.sessionId()).toList(),
                    page.sessions().stream().map(row -> row.completedAt()).toList(),
                    page.unreadable());
        }

        @Override
        List<String> pagedIds(ApiPipeline pipeline) {
            return all(new HttpCr3dentialsClient(pipeline)
                            .listAllSessions(
                                    new xyz.cr3dentials.camel.api.cr3dentials.ListSessionsRequest(null, null, null)))
                    .stream()
                    .map(row -> row.sessionId())
                    .toList();
        }
    },
    VERILOCK("id", "completed_at", "{\"data\":[%s],\"meta\":{\"total\":%s}}") {
        @Override
        String read(ApiPipeline pipeline, String id) {
            return new HttpVerilockClient(pipeline).getSession(id).sessionId();
        }

        @Override
        void create(ApiPipeline pipeline) {
            new HttpVerilockClient(pipeline)
                    .createSession(new xyz.cr3dentials.camel.api.verilock.CreateSessionRequest(
                            "0b7c2f0e-55d1-4c1e-9a57-3f0c9e1b7a10", null, null, null, null, null, null));
        }

        @Override
        Page listSessions(ApiPipeline pipeline) {
            xyz.cr3dentials.camel.api.verilock.SessionPage page = new HttpVerilockClient(pipeline)
                    .listSessions(xyz.cr3dentials.camel.api.verilock.ListSessionsRequest.ALL);
            return new Page(
                    page.sessions().stream().map(row -> row.sessionId()).toList(),
                    page.sessions().stream().map(row -> row.completedAt()).toList(),
                    page.unreadable());
        }

        @Override
        List<String> pagedIds(ApiPipeline pipeline) {
            return all(new HttpVerilockClient(pipeline)
                            .listAllSessions(xyz.cr3dentials.camel.api.verilock.ListSessionsRequest.ALL))
                    .stream()
                    .map(row -> row.sessionId())
                    .toList();
        }
    },
    DEEPIDV("id", "updated_at", "{\"sessions\":[%s],\"next_token\":null,\"ignored\":%s}") {
        @Override
        String read(ApiPipeline pipeline, String id) {
            return new HttpDeepidvClient(pipeline).getSession(id).id();
        }

        @Override
        void create(ApiPipeline pipeline) {
            new HttpDeepidvClient(pipeline)
                    .createSession(new xyz.cr3dentials.camel.api.deepidv.CreateSessionRequest(
                            "Ada",
                            "Lovelace",
                            "ada@example.org",
                            "+15550100123",
                            null,
                            false,
                            false,
                            null,
                            null,
                            null));
        }

        @Override
        Page listSessions(ApiPipeline pipeline) {
            xyz.cr3dentials.camel.api.deepidv.SessionPage page = new HttpDeepidvClient(pipeline)
                    .listSessions(xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest.ALL);
            return new Page(
                    page.sessions().stream().map(row -> row.id()).toList(),
                    page.sessions().stream().map(row -> row.updatedAt()).toList(),
                    page.unreadable());
        }

        @Override
        List<String> pagedIds(ApiPipeline pipeline) {
            return all(new HttpDeepidvClient(pipeline)
                            .listAllSessions(xyz.cr3dentials.camel.api.deepidv.ListSessionsRequest.ALL))
                    .stream()
                    .map(row -> row.id())
                    .toList();
        }
    };

    private final String idField;
    private final String timeField;
    private final String list;

    AnyVendor(String idField, String timeField, String list) {
        this.idField = idField;
        this.timeField = timeField;
        this.list = list;
    }

    /** One page, in what all vendors have. */
    record Page(List<String> ids, List<Instant> completedAt, List<UnreadableRow> unreadable) {

        int size() {
            return ids.size() + unreadable.size();
        }
    }

    abstract String read(ApiPipeline pipeline, String id);

    abstract void create(ApiPipeline pipeline);

    abstract Page listSessions(ApiPipeline pipeline);

    abstract List<String> pagedIds(ApiPipeline pipeline);

    private static <T> List<T> all(Iterator<T> rows) {
        List<T> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }

    String session(String id) {
        return "{\"%s\":\"%s\",\"status\":\"DONE\",\"person\":\"secret-person\"}".formatted(idField, id);
    }

    String list(String total, String... rows) {
        return list.formatted(String.join(",", rows), total);
    }

    String row(String id, String status) {
        return row(id, status, "never");
    }

    String row(String id, String status, String time) {
        return status == null
                ? "{\"%s\":\"%s\"}".formatted(idField, id)
                : "{\"%s\":\"%s\",\"status\":\"%s\",\"%s\":\"%s\"}".formatted(idField, id, status, timeField, time);
    }
}
