package io.ordercompensation.support.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a file from outside must not reach: sings when it is constructed or called. */
public final class Canary {

    /** Whoever sees this in a message has read a setting. */
    public static final String SECRET = "c4n4ry-s3cr3t";

    private static final List<String> SONGS = new ArrayList<>();

    public Canary() {
        sing("constructed");
    }

    private Canary(boolean hatched) {}

    /** One to lie in the registry. */
    public static Canary silent() {
        return new Canary(true);
    }

    public static String call() {
        return sing("called without an object");
    }

    public String say(Object any) {
        return sing("called");
    }

    public String getName() {
        return sing("read");
    }

    public static List<String> songs() {
        synchronized (SONGS) {
            List<String> songs = List.copyOf(SONGS);
            SONGS.clear();
            return songs;
        }
    }

    private static String sing(String song) {
        synchronized (SONGS) {
            SONGS.add(song);
        }
        return song;
    }
}
