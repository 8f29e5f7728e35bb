package xyz.cr3dentials.camel.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of the sessions a walk over a list has seen lately, so that rows which shift are not shown twice. Not thread-safe. */
public final class RecentIds {

    private static final int REMEMBERED = 2_000;

    private final Map<String, Boolean> ids = new BoundedMap();

    /** Remembers an id; false when it has been seen lately. */
    public boolean add(String id) {
        return ids.put(id, Boolean.TRUE) == null;
    }

    private static final class BoundedMap extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
