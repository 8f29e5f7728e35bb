package xyz.cr3dentials.camel.component.cr3dentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xyz.cr3dentials.camel.ledger.ManualClock;

class WebhookTokensTest {

    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \u00e9";

    private final ManualClock clock = new ManualClock();
    private final WebhookTokens tokens = new WebhookTokens(List.of(new WebhookKey("k1", SECRET)), clock);
    private final Instant tomorrow = clock.instant().plus(Duration.ofDays(1));

    @Test
    void readsWhatItHasMinted() {
        assertThat(tokens.verify(tokens.mint("intent-1", tomorrow)))
                .contains(new WebhookToken("k1", "intent-1", tomorrow));
    }

    @Test
    void roundsTheExpiryUp() {
        assertThat(tokens.verify(tokens.mint("intent-1", tomorrow.plusMillis(1))))
                .contains(new WebhookToken("k1", "intent-1", tomorrow.plusSeconds(1)));
    }

    @Test
    void refusesATokenFromItsExpiryOn() {
        String token = tokens.mint("intent-1", tomorrow);
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(tokens.verify(token)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void acceptsTheOldKeyAfterARotationAndSignsWithTheNewOne() {
        String old = tokens.mint("intent-1", tomorrow);
        WebhookKey next = new WebhookKey("k2", "another-secret-of-at-least-32-bytes!");
        WebhookTokens rotated = new WebhookTokens(List.of(next, new WebhookKey("k1", SECRET)), clock);
        assertThat(rotated.verify(old)).isPresent();
        assertThat(rotated.mint("intent-2", tomorrow)).startsWith("k2.intent-2.");
        assertThat(tokens.verify(rotated.mint("intent-2", tomorrow))).isEmpty();
    }

    @Test
    void refusesEveryOneOfTwentyThousandAlterations() {
        Random random = new Random(42);
        String token = tokens.mint("5f0c9e1b7a104c1e9a573f0c9e1b7a10", tomorrow);
        for (int i = 0; i < 20_000; i++) {
            String altered = alter(token, random);
            if (!altered.equals(token)) {
                assertThat(tokens.verify(altered)).as(altered).isEmpty();
            }
        }
    }

    @Test
    void refusesEverySingleCharacterPutInAnyPlace() {
        String token = tokens.mint("intent-1", tomorrow);
        for (int place = 0; place < token.length(); place++) {
            for (char character : ALPHABET.toCharArray()) {
                if (character != token.charAt(place)) {
                    String altered = token.substring(0, place) + character + token.substring(place + 1);
                    assertThat(tokens.verify(altered)).as(altered).isEmpty();
                }
            }
        }
    }

    @Test
    void refusesAnotherSpellingOfTheSameExpiry() {
        String token = tokens.mint("intent-1", tomorrow);
        assertThat(tokens.verify(token.replaceFirst("intent-1\\.", "intent-1.0")))
                .isEmpty();
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify("x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void demandsLongSecretsAndNeverShowsThem() {
        assertThatThrownBy(() -> new WebhookKey("k1", "short-secret"))
                .hasMessageContaining("at least 32")
                .hasMessageNotContaining("short-secret");
        assertThatThrownBy(() -> new WebhookKey("k.1", SECRET)).hasMessageContaining("key id");
        WebhookKey key = new WebhookKey("k1", SECRET);
        assertThatThrownBy(() -> new WebhookTokens(List.of(key, key), clock)).hasMessageContaining("twice");
        assertThatThrownBy(() -> new WebhookTokens(List.of(), clock)).hasMessageContaining("none given");
        assertThat(key.toString() + tokens).doesNotContain(SECRET);
    }

    private static String alter(String token, Random random) {
        StringBuilder altered = new StringBuilder(token);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int place = random.nextInt(altered.length());
            char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> altered.setCharAt(place, character);
                case 1 -> altered.insert(place, character);
                case 2 -> altered.deleteCharAt(place);
                default -> altered.setCharAt(place, (char) (altered.charAt(place) ^ (1 << random.nextInt(7))));
            }
        }
        return altered.toString();
    }
}
