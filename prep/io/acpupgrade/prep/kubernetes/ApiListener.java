package io.acpupgrade.prep.kubernetes;

/** Who is told what goes on between this program and an API server. */
@FunctionalInterface
public interface ApiListener {
    /** Something for people, such as that the API server is away and is tried again. */
    void onNotice(String notice);

    /** The API server has said that the user may not. */
    default void onForbidden(Right right) {}

    /** What the API server calls the user, where it says so. */
    default void onUser(String user) {}
}
