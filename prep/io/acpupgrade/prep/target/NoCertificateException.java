package io.acpupgrade.prep.target;

import io.acpupgrade.problem.Explained;
import io.acpupgrade.problem.Message;
import io.acpupgrade.problem.Problem;
import java.security.cert.CertificateException;

/** A text holds no PEM certificate. */
final class NoCertificateException extends CertificateException implements Explained {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        return problem().message().english();
    }

    @Override
    public Problem problem() {
        return new Problem(Message.of("target.no-pem"), Message.NONE);
    }
}
