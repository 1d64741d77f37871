package io.acpupgrade.registry.remote.http;

import io.acpupgrade.problem.Message;
import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HTTP;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/**
 * Reads a response that arrives while the request is still being sent: a server without space or permission responds
 * within the body and closes the connection, and its response says more than the broken connection.
 */
final class EarlyResponseExecutor extends HttpRequestExecutor {
    private static final int WAIT_FOR_CONTINUE_MILLIS = 2000;
    private static final int WAIT_FOR_EARLY_RESPONSE_MILLIS = 500;
    private static final int BAD_REQUEST = 400;
    private static final int FINAL = 200;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int MAX_INTERIM_RESPONSES = 100;

    EarlyResponseExecutor() {
        super(WAIT_FOR_CONTINUE_MILLIS);
    }

    @Override
    protected HttpResponse doSendRequest(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        try {
            return super.doSendRequest(request, connection, context);
        } catch (IOException e) {
            return earlyResponse(connection, e);
        }
    }

    /** Reads a response; the number of interim responses (RFC 9110, section 15.2) is limited. */
    @Override
    protected HttpResponse doReceiveResponse(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        for (int interim = 0; interim <= MAX_INTERIM_RESPONSES; interim++) {
            HttpResponse answer = connection.receiveResponseHeader();
            int status = answer.getStatusLine().getStatusCode();
            if (status >= FINAL) {
                if (canResponseHaveBody(request, answer)) {
                    connection.receiveResponseEntity(answer);
                }
                return answer;
            }
            if (status < 100 || status == SWITCHING_PROTOCOLS) {
                throw new InterimResponseException(Message.of("http.unexpected-status", status));
            }
        }
        throw new InterimResponseException(Message.of("http.interim-answers", MAX_INTERIM_RESPONSES));
    }

    private static HttpResponse earlyResponse(HttpClientConnection connection, IOException failure)
            throws IOException, HttpException {
        try {
            if (connection.isOpen() && connection.isResponseAvailable(WAIT_FOR_EARLY_RESPONSE_MILLIS)) {
                HttpResponse answer = connection.receiveResponseHeader();
                if (answer.getStatusLine().getStatusCode() >= BAD_REQUEST) {
                    connection.receiveResponseEntity(answer);
                    answer.setHeader(HttpHeaders.CONNECTION, HTTP.CONN_CLOSE);
                    return answer;
                }
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }
}
