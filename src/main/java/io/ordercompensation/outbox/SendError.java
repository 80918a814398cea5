package io.ordercompensation.outbox;

import io.ordercompensation.message.OneLine;

/** Why a message of the outbox was not published, with the code that confirm-order returns for it. */
enum SendError {
    EMPTY_TOPIC(60001, "msg_topic is empty"),
    EMPTY_BODY(60002, "msg_body is empty"),
    SEND_FAILED(60003, "the send failed");

    private static final int MAX_REMARK = 1000;

    private final int code;
    private final String words;

    SendError(int code, String words) {
        this.code = code;
        this.words = words;
    }

    String remark() {
        return code + " " + words;
    }

    String remark(String reason) {
        return OneLine.of(remark() + ": " + reason, MAX_REMARK);
    }
}
