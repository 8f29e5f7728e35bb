package xyz.cr3dentials.camel.service.platformhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodySizeLimitedInputStreamTest {

    @Test
    void aBodyOfExactlyTheLimitComesThrough() throws Exception {
        assertThat(limited(10, 10).readAllBytes()).hasSize(10);
    }

    @Test
    void oneByteMoreFailsInsteadOfEndingEarly() {
        assertThatThrownBy(() -> limited(11, 10).readAllBytes()).isInstanceOf(RequestBodyTooLargeException.class);
    }

    @Test
    void singleBytesAreCountedToo() throws Exception {
        BodySizeLimitedInputStream body = limited(3, 2);
        assertThat(body.read()).isZero();
        assertThat(body.read()).isZero();
        assertThatThrownBy(body::read).isInstanceOf(RequestBodyTooLargeException.class);
    }

    @Test
    void skippedBytesAreCountedToo() throws Exception {
        BodySizeLimitedInputStream body = limited(20, 10);
        assertThat(body.skip(5)).isEqualTo(5);
        assertThatThrownBy(() -> body.skip(10)).isInstanceOf(RequestBodyTooLargeException.class);
    }

    @Test
    void everyReadAfterTheLimitFailsAgain() {
        BodySizeLimitedInputStream body = limited(20, 10);
        assertThatThrownBy(body::readAllBytes).isInstanceOf(RequestBodyTooLargeException.class);
        assertThatThrownBy(body::read).isInstanceOf(RequestBodyTooLargeException.class);
        assertThatThrownBy(() -> body.read(new byte[5])).isInstanceOf(RequestBodyTooLargeException.class);
    }

    @Test
    void anExpiredBodyCanNotBeReadOn() {
        BodySizeLimitedInputStream body = limited(5, 10);
        body.expire();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("timed out");
    }

    @Test
    void marksAreRefused() {
        assertThat(limited(5, 10).markSupported()).isFalse();
    }

    private static BodySizeLimitedInputStream limited(int size, long limit) {
        return new BodySizeLimitedInputStream(() -> new ByteArrayInputStream(new byte[size]), limit);
    }
}
