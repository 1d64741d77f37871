package io.acpupgrade.registry.remote.http;

/** What others have written, made fit for a message. */
public final class ShortenedText {
    private static final int MAX_LENGTH = 300;

    private ShortenedText() {}

    public static String shortened(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }

    /** A URL without the login that may stand before its host. */
    static String withoutLogin(String url) {
        int slashes = url.indexOf("//");
        int at = url.lastIndexOf('@');
        return shortened(
                slashes >= 0 && at > slashes ? url.substring(0, slashes + 2) + "***" + url.substring(at) : url);
    }
}
