package io.ordercompensation.parked;

import io.ordercompensation.claim.Status;
import io.ordercompensation.message.CancelOrder;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.parked.ParkedRows.Locked;
import io.ordercompensation.parked.ParkedRows.Move;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an operator's act does to messages, one or many, in one transaction: lock the rows, leave alone those that are
 * not parked any more, decide about each of the others, change them and write the audit.
 */
final class ParkedActions {

    private static final Pattern ORDER_ID = Pattern.compile("[1-9][0-9]{0,18}");

    private final ParkedRows rows;
    private final CancelOrderReader reader;

    ParkedActions(ParkedRows rows, CancelOrderReader reader) {
        this.rows = rows;
        this.reader = reader;
    }

    List<ActResult> resolve(Collection<String> keys, Consent consent, Act act, Resolution resolution) {
        Map<String, ActResult> results = new LinkedHashMap<>();
        List<String> due = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (Locked row : parked(keys, resolution.readsBodies(), results)) {
            if (row.isRefused()) {
                readAgain(row, consent, act, resolution, due, moves, results);
            } else {
                consent.refusal(row)
                        .or(() -> resolution.readsBodies() ? mixedUp(row, consent) : Optional.empty())
                        .ifPresentOrElse(no -> results.put(row.key(), no), () -> due.add(row.key()));
            }
        }
        resolution.change(rows, due, act);
        due.forEach(key -> results.put(key, resolution.done(key)));
        move(moves, act, resolution, results);
        return List.copyOf(results.values());
    }

    /**
     * Why a message of one order must not be ended if its body names another: a replay would notice, but nothing is
     * tried here. A body that cannot be read contradicts nothing.
     */
    private Optional<ActResult> mixedUp(Locked row, Consent consent) {
        ReadResult read = reader.read(Delivery.fresh(id(row), null, bytes(row.body())));
        if (!(read instanceof Valid valid) || valid.order().key().equals(row.key()) || consent.order() != null) {
            return Optional.empty();
        }
        return Optional.of(new ActResult(
                row.key(),
                Outcome.CONFIRM_ORDER,
                "The message has the key '%s', but its body names order %s. Nothing was changed. If order %1$s was restored, confirm its id (confirmOrderId); else discard the message."
                        .formatted(row.key(), valid.order().key())));
    }

    /** Judges a refused message again, by its body and by the KEYS with which it arrived. */
    private void readAgain(
            Locked row,
            Consent consent,
            Act act,
            Resolution resolution,
            List<String> due,
            List<Move> moves,
            Map<String, ActResult> results) {
        ReadResult read = reader.read(Delivery.fresh(id(row), null, bytes(row.body())));
        if (read instanceof Rejected rejected) {
            results.put(
                    row.key(),
                    ActResult.refused(
                            row.key(),
                            "The body is still invalid: " + rejected.reason()
                                    + ". Edit the body, or discard the message."));
        } else if (read instanceof Valid valid) {
            String order = valid.order().key();
            var refusal = consent.refusal(row, valid.order().orderId());
            if (refusal.isPresent()) {
                results.put(row.key(), refusal.get());
            } else if (order.equals(row.key())) {
                due.add(order);
            } else {
                moves.add(new Move(row.key(), order, null, resolution.remark(order, act)));
            }
        }
    }

    ActResult edit(String key, String body, Consent consent, Act act) {
        Map<String, ActResult> results = new LinkedHashMap<>();
        for (Locked row : parked(List.of(key), true, results)) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            ReadResult read = reader.read(Delivery.fresh(id(row), null, bytes));
            if (read instanceof Rejected rejected) {
                results.put(
                        key,
                        ActResult.refused(
                                key, "The new body is invalid: " + rejected.reason() + ". Nothing was changed."));
            } else if (read instanceof Valid valid) {
                edit(row, body, valid.order(), consent, act, results);
            }
        }
        return results.get(key);
    }

    private void edit(
            Locked row, String body, CancelOrder newOrder, Consent consent, Act act, Map<String, ActResult> results) {
        String key = row.key();
        String order = newOrder.key();
        if (!row.isRefused() && ORDER_ID.matcher(key).matches() && !order.equals(key)) {
            results.put(
                    key,
                    ActResult.refused(
                            key,
                            "The new body names order %s, but this message is of order %s: keep its orderId. Nothing was changed."
                                    .formatted(order, key)));
            return;
        }
        var refusal = consent.refusal(row, newOrder.orderId());
        if (refusal.isPresent()) {
            results.put(key, refusal.get());
        } else if (order.equals(key)) {
            rows.replay(List.of(key), act, body);
            results.put(key, ActResult.done(key, "Order " + key + " is tried again now, with the new body"));
        } else {
            String remark = "edited and replayed as order " + order + " by " + act.operator();
            move(List.of(new Move(key, order, body, remark)), act, Resolution.REPLAY, results);
        }
    }

    List<ActResult> discard(Collection<String> keys, Act act) {
        Map<String, ActResult> results = new LinkedHashMap<>();
        List<String> given = new ArrayList<>();
        for (Locked row : parked(keys, false, results)) {
            given.add(row.key());
            results.put(row.key(), ActResult.done(row.key(), "The message is discarded; its row stays"));
        }
        rows.discard(given, act);
        return List.copyOf(results.values());
    }

    /** Locks the rows and answers those that are parked; the results say what became of the others. */
    private List<Locked> parked(Collection<String> keys, boolean withBodies, Map<String, ActResult> results) {
        // Exact matches only: the database ignores trailing blanks, and would find another key's row.
        Set<String> exact = Set.copyOf(keys);
        List<Locked> locked = rows.lock(keys, withBodies).stream()
                .filter(row -> exact.contains(row.key()))
                .toList();
        Map<String, ActResult> missing = new LinkedHashMap<>();
        keys.forEach(key -> missing.put(
                key,
                new ActResult(key, Outcome.NOT_FOUND, "The consumer log has no message under the key '" + key + "'")));
        locked.forEach(row -> missing.remove(row.key()));
        results.putAll(missing);
        List<Locked> parked = new ArrayList<>();
        for (Locked row : locked) {
            if (row.status() == Status.PARKED.code()) {
                parked.add(row);
            } else {
                results.put(
                        row.key(),
                        new ActResult(
                                row.key(),
                                Outcome.NOT_PARKED,
                                "Not parked any more: status " + Status.text(row.status()) + ", "
                                        + Status.advice(row.status()) + ". Nothing was changed."));
            }
        }
        return parked;
    }

    private void move(List<Move> moves, Act act, Resolution resolution, Map<String, ActResult> results) {
        // Of several messages for one order only the first is moved; the others find its row.
        Map<String, Move> firstOfOrder = new LinkedHashMap<>();
        moves.forEach(move -> firstOfOrder.putIfAbsent(move.order(), move));
        Set<String> entered = rows.move(List.copyOf(firstOfOrder.values()), act, resolution.status());
        Map<String, Integer> statuses =
                rows.statuses(moves.stream().map(Move::order).distinct().toList());
        for (Move move : moves) {
            boolean moved = entered.contains(move.order()) && firstOfOrder.get(move.order()) == move;
            results.put(
                    move.key(),
                    moved
                            ? resolution.moved(move.key(), move.order())
                            : refusedFor(move, statuses.getOrDefault(move.order(), Status.FAILED.code())));
        }
    }

    private static ActResult refusedFor(Move move, int status) {
        return ActResult.refused(
                move.key(),
                "Order %s has a message already, status %s: %s. Discard this one if it says nothing new."
                        .formatted(move.order(), Status.text(status), Status.advice(status)));
    }

    /** A row of an old listener may have neither a message id nor a key. */
    private static String id(Locked row) {
        String id = row.messageId() == null || row.messageId().isBlank() ? row.key() : row.messageId();
        return id.isBlank() ? "none" : id;
    }

    private static byte[] bytes(String body) {
        return Delivery.bodyOf(body == null ? "" : body);
    }
}
