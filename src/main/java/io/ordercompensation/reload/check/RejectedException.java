package io.ordercompensation.reload.check;

/** Why a file is rejected, at which line, and what to do. What ran before keeps running. */
public final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Integer line;
    private final String remedy;
    private final boolean passing;

    private RejectedException(Integer line, String message, String remedy, boolean passing, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.remedy = remedy;
        this.passing = passing;
    }

    /** The file has to be changed; the line counts from 1 and is null if it is about the file as a whole. */
    public static RejectedException of(Integer line, String message, String remedy) {
        return new RejectedException(line, message, remedy, false, null);
    }

    public static RejectedException of(Integer line, String message, String remedy, Throwable cause) {
        return new RejectedException(line, message, remedy, false, cause);
    }

    /** The file may be good: something else is in its way, and it is tried again by itself. */
    public static RejectedException passing(String message, String remedy, Throwable cause) {
        return new RejectedException(null, message, remedy, true, cause);
    }

    /** The same, at another line. */
    public RejectedException at(Integer otherLine) {
        return new RejectedException(otherLine, getMessage(), remedy, passing, this);
    }

    public Integer line() {
        return line;
    }

    public String remedy() {
        return remedy;
    }

    public boolean isPassing() {
        return passing;
    }

    /** All of it in one line, for a log or a terminal. */
    public String of(String file) {
        return "%s%s: %s %s".formatted(file, line == null ? "" : ":" + line, getMessage(), remedy);
    }
}
