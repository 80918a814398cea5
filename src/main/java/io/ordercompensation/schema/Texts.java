package io.ordercompensation.schema;

/** Plans columns that hold texts of messages. */
final class Texts {

    private static final String ANY = "may be longer, and hold any character";

    private Texts() {}

    /** Bodies were cut at 500 characters. */
    static void body(Draft draft) {
        LiveColumn body = draft.table().column("msg_body");
        if (body != null
                && !(("mediumtext".equalsIgnoreCase(body.dataType()) || "longtext".equalsIgnoreCase(body.dataType()))
                        && "utf8mb4".equals(body.characterSet()))) {
            String type = "longtext".equalsIgnoreCase(body.dataType()) ? "LONGTEXT" : "MEDIUMTEXT";
            draft.alter("MODIFY msg_body " + type + " CHARACTER SET utf8mb4 NULL", "msg_body " + ANY, Work.COPY);
        }
    }

    static void atLeast(Draft draft, String name, long characters) {
        LiveColumn column = draft.table().column(name);
        if (column == null || column.length() >= characters && "utf8mb4".equals(column.characterSet())) {
            return;
        }
        String wide = "longtext".equalsIgnoreCase(column.dataType()) ? "LONGTEXT" : "MEDIUMTEXT";
        String type = column.isText() ? wide : "VARCHAR(%d)".formatted(Math.max(characters, column.length()));
        draft.alter("MODIFY " + name + " " + type + " CHARACTER SET utf8mb4 NULL", name + " " + ANY, Work.COPY);
    }
}
