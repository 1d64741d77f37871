package io.acpupgrade.prep.kubernetes;

import io.acpupgrade.problem.Message;

/** Listens to what happens between this program and an API server. */
@FunctionalInterface
public interface ApiListener {
    /** A notice for users, such as a retry while the API server is down. */
    void onNotice(Message notice);

    /** The API server denied this right to the user. */
    default void onForbidden(Right right) {}

    /** The user name that the API server reports, where it does. */
    default void onUser(String user) {}
}
