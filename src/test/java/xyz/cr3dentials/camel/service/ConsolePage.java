package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The console as a person sees it: by its words. */
final class ConsolePage {

    private final Browser browser;
    private final BootableJarProcess service;

    ConsolePage(Browser browser, BootableJarProcess service) {
        this.browser = browser;
        this.service = service;
    }

    /** Comes by the service's bare address. */
    ConsolePage open() {
        browser.driver().get(service.uri("/").toString());
        awaitHeading("Start a verification");
        return this;
    }

    /** Loads the page anew with a view. */
    ConsolePage open(String view) {
        browser.driver().get("about:blank");
        browser.driver().get(service.uri("/console/#" + view).toString());
        browser.eventually(
                () -> assertThat(browser.visible(By.tagName("h1")).getText()).isNotEmpty());
        return this;
    }

    /** Changes the view by the navigation. */
    ConsolePage go(String view, String heading) {
        browser.click(By.cssSelector("nav a[href='#" + view + "']"));
        awaitHeading(heading);
        return this;
    }

    void awaitHeading(String words) {
        browser.eventually(
                () -> assertThat(browser.visible(By.tagName("h1")).getText()).contains(words));
    }

    static By button(String words) {
        return By.xpath("//button[normalize-space()='" + words + "']|//a[normalize-space()='" + words + "']");
    }

    void press(String words) {
        browser.click(button(words));
    }

    /** Says yes in the dialog that is open. */
    void confirm(String words) {
        browser.click(By.xpath("//dialog//button[normalize-space()='" + words + "']"));
        browser.eventually(() ->
                assertThat(browser.driver().findElements(By.tagName("dialog"))).isEmpty());
    }

    void chooseVendor(String vendor) {
        browser.click(By.cssSelector("input[name=vendor][value=" + vendor + "]"));
    }

    /**
     * Fills in the made-up person, sets the reference and starts the verification. The platforms come after the form and move
     * what stands below them; what is sent without one is refused.
     */
    void start(String referenceField, String reference, String whoFinishes) {
        browser.eventually(() -> assertThat(browser.driver().findElements(By.cssSelector(".platforms .loading")))
                .isEmpty());
        press("Fill in made-up data");
        WebElement field = browser.visible(By.id("field-" + referenceField));
        field.clear();
        field.sendKeys(reference);
        browser.click(By.cssSelector("input[name=finishing][value=" + whoFinishes + "]"));
        press("Start verification");
        browser.eventually(() -> assertThat(browser.visible(By.xpath("//h2[normalize-space()='What is known']"))
                        .isDisplayed())
                .isTrue());
    }

    /** Waits until the session on view has its row and nothing more will happen to it, and returns its id. */
    String awaitCrmRow(String status) {
        browser.eventually(() -> {
            assertThat(steps()).contains("Ended: " + status);
            assertThat(browser.visible(By.cssSelector(".steps .step:last-child"))
                            .getDomAttribute("class"))
                    .contains("done");
            assertThat(browser.driver().findElements(By.cssSelector(".steps .step:not(.done)")))
                    .isEmpty();
        });
        String address = browser.visible(button("Open the timeline")).getDomAttribute("href");
        return String.valueOf(address).substring(String.valueOf(address).lastIndexOf('/') + 1);
    }

    String steps() {
        return browser.visible(By.cssSelector(".steps")).getText();
    }

    /** The titles of the timeline's entries, oldest first. */
    List<String> timeline() {
        return texts(By.cssSelector(".timeline li strong"));
    }

    List<String> texts(By what) {
        return browser.driver().findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }
}
