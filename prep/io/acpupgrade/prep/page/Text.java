package io.acpupgrade.prep.page;

/** Words, in which nothing is markup. */
record Text(String words) implements Markup {
    private static final int REPLACEMENT = 0xFFFD;

    @Override
    public void writeTo(StringBuilder out) {
        words.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
            }
        });
    }

    /** As in an attribute, where a quotation mark would end it. */
    String quoted() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return '"' + out.toString().replace("\"", "&quot;") + '"';
    }

    /** What neither HTML nor XML has room for, such as the codes that colour a terminal. */
    private static boolean isAllowed(int character) {
        boolean control = Character.isISOControl(character) && character != '\n' && character != '\t';
        boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !control && !half && character != 0xFFFE && character != 0xFFFF;
    }
}
