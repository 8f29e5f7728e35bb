/**
 * JUnit 5 extensions that run a vendor's sandbox for tests of routes. They are made for users of the component and travel
 * with the sandboxes in a jar of their own, the one with the classifier {@code tests}.
 */
@NullMarked
package xyz.cr3dentials.camel.junit5;

import org.jspecify.annotations.NullMarked;
