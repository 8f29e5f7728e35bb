package xyz.cr3dentials.camel.service;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import xyz.cr3dentials.camel.service.settings.ServiceConfigurations;
import xyz.cr3dentials.camel.service.settings.TextFolder;

/** Reads settings and a flow in a JVM of its own, and shows in ASCII what it made of them. */
final class PlatformCharsetMain {

    private PlatformCharsetMain() {}

    public static void main(String[] arguments) throws Exception {
        TextFolder folder = TextFolder.onDisk(Path.of(arguments[0]));
        Object setting = ServiceConfigurations.load(
                        List.of(folder),
                        Map.of("CR3DENTIALS_API_KEY", "sandbox-api-key", "DATABASE_URL", "jdbc:h2:mem:charset"))
                .properties()
                .get("my.own");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            new RouteFiles(folder).load(context);
            context.start();
            byte[] body = context.createProducerTemplate().requestBody("direct:name", null, byte[].class);
            System.out.println("charset " + Charset.defaultCharset() + ", setting " + ascii(String.valueOf(setting))
                    + ", flow " + ascii(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static String ascii(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(c < 0x7f ? Character.toString(c) : "<%04X>".formatted(c)));
        return shown.toString();
    }
}
