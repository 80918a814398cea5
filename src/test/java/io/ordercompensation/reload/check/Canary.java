package io.ordercompensation.reload.check;

/** Whoever initializes, constructs or calls it is told of by {@link Touched}. */
public class Canary extends RuntimeException {

    public static final String FIELD = Touched.by("a field");

    private static final long serialVersionUID = 1L;

    static {
        Touched.by("its initialization");
    }

    public Canary() {
        Touched.by("a constructor");
    }

    public Canary(String text) {
        super(text);
        Touched.by("a constructor with a text");
    }

    public static String touch() {
        return Touched.by("a method");
    }

    public static Canary valueOf(String text) {
        return new Canary(text);
    }
}
