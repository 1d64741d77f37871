package io.acpupgrade.registry.remote.http;

/** Shortens external text for messages. */
public final class ShortenedText {
    private static final int MAX_LENGTH = 300;

    private ShortenedText() {}

    public static String shortened(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    }

    /** Removes the user info from a URL. */
    static String withoutLogin(String url) {
        int slashes = url.indexOf("//");
        int at = url.lastIndexOf('@');
        return shortened(
                slashes >= 0 && at > slashes ? url.substring(0, slashes + 2) + "***" + url.substring(at) : url);
    }
}
