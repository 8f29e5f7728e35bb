package xyz.cr3dentials.camel.service.platformhttp;

/**
 * One consumer's place in the routing table.
 *
 * @param path which paths it serves
 * @param methods which methods it serves
 * @param consumes which request bodies it takes
 * @param produces what it answers with
 * @param target who serves
 */
record RouteEntry<T>(PathPattern path, AllowedMethods methods, MediaTypes consumes, MediaTypes produces, T target) {

    /** Whether no request could tell this entry from the other. */
    boolean shadows(RouteEntry<?> other) {
        return path.shape().equals(other.path.shape())
                && methods.equals(other.methods)
                && consumes.equals(other.consumes)
                && produces.equals(other.produces);
    }
}
