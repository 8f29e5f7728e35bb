package xyz.cr3dentials.camel.http;

/** Makes foreign text fit for a log line: bounded and without control characters. */
public final class PlainText {

    private PlainText() {}

    public static String of(String text, int longest) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), longest + 1));
        for (int i = 0; i < text.length() && plain.length() < longest; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int type = Character.getType(character);
            boolean hidden = Character.isISOControl(character)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            plain.appendCodePoint(hidden ? ' ' : character);
        }
        String stripped = plain.toString().strip();
        return text.length() > longest ? stripped + "…" : stripped;
    }
}
