package io.ordercompensation.management;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Bounds the sessions of browsers, per account and in total. A login beyond that ends the oldest at once. Spring
 * Security's own registry would only mark it, and it would stay in memory until its cookie comes back or it times out;
 * repeated logins without the cookie would fill the memory.
 */
final class ConsoleSessions implements SessionAuthenticationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSessions.class);
    private static final String HELD = ConsoleSessions.class.getName();

    private final int maxOfAccount;
    private final int max;
    /** The oldest first. */
    private final Set<Held> held = new LinkedHashSet<>();

    private final Object turn = new Object();

    ConsoleSessions(int maxOfAccount, int max) {
        this.maxOfAccount = maxOfAccount;
        this.max = max;
    }

    @Override
    public void onAuthentication(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        // One login at a time, so that the bounds always hold.
        synchronized (turn) {
            HttpSession before = request.getSession(false);
            if (before != null) {
                before.removeAttribute(HELD);
            }
            // Not under the lock of the set: the server holds a session's own lock while it ends it and tells us.
            for (Optional<Held> one = tooMany(login.getName()); one.isPresent(); one = tooMany(login.getName())) {
                one.get().end();
            }
            HttpSession session = request.getSession(true);
            session.setAttribute(HELD, new Held(login.getName(), session));
        }
    }

    /** The session to end before this account gets one more: its oldest, or the oldest of the account with the most. */
    private Optional<Held> tooMany(String account) {
        synchronized (held) {
            if (of(account) >= maxOfAccount) {
                return taken(one -> one.account().equals(account));
            }
            if (held.size() < max) {
                return Optional.empty();
            }
            Map<String, Long> numbers =
                    held.stream().collect(Collectors.groupingBy(Held::account, Collectors.counting()));
            long most =
                    numbers.values().stream().mapToLong(Long::longValue).max().orElse(0);
            return taken(one -> numbers.get(one.account()) == most);
        }
    }

    private Optional<Held> taken(Predicate<Held> wanted) {
        Optional<Held> oldest = held.stream().filter(wanted).findFirst();
        oldest.ifPresent(held::remove);
        return oldest;
    }

    private long of(String account) {
        return held.stream().filter(one -> one.account().equals(account)).count();
    }

    /** Kept in the session, which tells it when the session ends, for any reason. Compared by identity. */
    private final class Held implements HttpSessionBindingListener {

        private final String account;
        private final HttpSession session;

        Held(String account, HttpSession session) {
            this.account = account;
            this.session = session;
        }

        String account() {
            return account;
        }

        void end() {
            try {
                session.invalidate();
            } catch (IllegalStateException ended) {
                LOG.debug("A session has ended by itself meanwhile", ended);
            }
        }

        @Override
        public void valueBound(HttpSessionBindingEvent begun) {
            synchronized (held) {
                held.add(this);
            }
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent ended) {
            synchronized (held) {
                held.remove(this);
            }
        }
    }
}
