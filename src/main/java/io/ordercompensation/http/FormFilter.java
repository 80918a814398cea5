package io.ordercompensation.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes the fields of the few forms out of {@link BufferedRequest bodies read within bounds}. The server itself never
 * parses them: it would do so whenever code asks for a parameter, before the login and without a deadline.
 */
public final class FormFilter extends HttpFilter {

    private static final int MAX_FIELDS = 10;

    private final RequestMatcher forms;

    /** @param forms which requests come from a form */
    public FormFilter(RequestMatcher forms) {
        this.forms = forms;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request instanceof BufferedRequest form) || !forms.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (!isForm(request.getContentType())) {
            ProblemAnswer.write(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the form as " + MediaType.APPLICATION_FORM_URLENCODED_VALUE);
            return;
        }
        Map<String, String[]> fields;
        try {
            fields = fields(new String(form.body(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            ProblemAnswer.write(response, HttpStatus.BAD_REQUEST, "The form is not encoded as forms are");
            return;
        }
        chain.doFilter(new BufferedRequest(form, form.body(), fields), response);
    }

    private static boolean isForm(String contentType) {
        return contentType != null
                && contentType
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static Map<String, String[]> fields(String form) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        for (String field : form.split("&", MAX_FIELDS)) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            fields.putIfAbsent(decoded(name), new String[] {equals < 0 ? "" : decoded(field.substring(equals + 1))});
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
