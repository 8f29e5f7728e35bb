package xyz.cr3dentials.camel.detection;

/** A vendor's list that is asked for by the number and the size of a page. */
@FunctionalInterface
public interface NumberedPages {

    /**
     * Reads one page.
     *
     * @param number the page, from 1
     * @param size how many rows a page has
     */
    NumberedPage page(int number, int size);
}
