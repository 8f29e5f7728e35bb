package xyz.cr3dentials.camel.component.cr3dentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.AbstractList;
import java.util.List;
import xyz.cr3dentials.camel.api.JsonBacked;
import xyz.cr3dentials.camel.api.cr3dentials.Platform;
import xyz.cr3dentials.camel.http.JsonCodec;

/** The platforms as a list of a type of its own, so that Camel finds the conversions to JSON. Immutable. */
public final class Platforms extends AbstractList<Platform> implements JsonBacked {

    private final List<Platform> platforms;

    Platforms(List<Platform> platforms) {
        this.platforms = List.copyOf(platforms);
    }

    @Override
    public Platform get(int index) {
        return platforms.get(index);
    }

    @Override
    public JsonNode json() {
        ArrayNode array = JsonCodec.mapper().createArrayNode();
        platforms.forEach(platform -> array.add(platform.json()));
        return array;
    }

    @Override
    public int size() {
        return platforms.size();
    }
}
