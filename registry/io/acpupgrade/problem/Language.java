package io.acpupgrade.problem;

/** A language that the program speaks. */
public enum Language {
    ENGLISH("messages.properties", "en"),
    CHINESE("messages_zh_CN.properties", "zh-CN");

    private final String file;
    private final String tag;

    Language(String file, String tag) {
        this.file = file;
        this.tag = tag;
    }

    /**
     * The language of a locale as POSIX names it, such as {@code zh_CN.UTF-8}; English where it is none of ours.
     *
     * @param locale the value of {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG}
     */
    public static Language of(String locale) {
        return locale.matches("zh(?![a-zA-Z]).*") ? CHINESE : ENGLISH;
    }

    /** Its tag by BCP 47, as in HTML. */
    public String tag() {
        return tag;
    }

    /** The file of its catalog, beside this class. */
    public String file() {
        return file;
    }

    /** Returns the sentence for a message. */
    public String text(Message message) {
        return Catalog.of(this).template(message).text(message.arguments(), this);
    }

    /** Returns the sentence for a code and its arguments. */
    public String text(String code, Object... arguments) {
        return text(Message.of(code, arguments));
    }
}
