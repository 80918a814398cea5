package io.ordercompensation.reload.check;

/** A route around one step. */
final class HostileFiles {

    private HostileFiles() {}

    static String route(String step) {
        return "- route: {id: a, from: {uri: 'direct:a', steps: [{" + step + "}]}}";
    }
}
