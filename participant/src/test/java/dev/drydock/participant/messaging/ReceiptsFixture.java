package dev.drydock.participant.messaging;

public final class ReceiptsFixture {
    private ReceiptsFixture() {}

    public static Receipts receipts(Post post, Answers answers) {
        return new Receipts(post, answers);
    }
}
