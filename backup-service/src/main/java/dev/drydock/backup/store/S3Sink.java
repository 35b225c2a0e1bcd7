package dev.drydock.backup.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** In parts, one in memory at a time; the object is there only when all of them are. */
final class S3Sink extends Sink {
    /** A server takes no smaller ones, but for the last. */
    private static final int SMALLEST = 8 << 20;
    /** A server takes ten thousand: the later ones are larger, so that half a tebibyte fits. */
    private static final int STEP = 2_000;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private String upload;
    private boolean kept;

    S3Sink(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    static int partSize(int number) {
        return SMALLEST << Math.min(4, number / STEP);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = offset, left = length; left > 0; ) {
            int most = partSize(parts.size());
            if (filled == most) {
                part();
                continue;
            }
            int n = Math.min(left, most - filled);
            if (filled + n > buffer.length)
                buffer = Arrays.copyOf(buffer, Math.min(most, Math.max(2 * buffer.length, filled + n)));
            System.arraycopy(bytes, at, buffer, filled, n);
            filled += n;
            at += n;
            left -= n;
        }
    }

    private void part() throws IOException {
        S3Store.told(key, () -> {
            if (upload == null) {
                upload = client.createMultipartUpload(r -> r.bucket(bucket).key(key))
                        .uploadId();
            }
            int number = parts.size() + 1;
            String tag = client.uploadPart(
                            r -> r.bucket(bucket).key(key).uploadId(upload).partNumber(number), body())
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
            return null;
        });
    }

    /** Read anew by a second attempt, and not copied. */
    private RequestBody body() {
        int length = filled;
        return RequestBody.fromContentProvider(
                () -> new java.io.ByteArrayInputStream(buffer, 0, length), length, "application/octet-stream");
    }

    @Override
    public void keep() throws IOException {
        if (upload == null) {
            S3Store.told(key, () -> client.putObject(r -> r.bucket(bucket).key(key), body()));
        } else {
            part();
            S3Store.told(
                    key,
                    () -> client.completeMultipartUpload(
                            r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(m -> m.parts(parts))));
        }
        kept = true;
    }

    @Override
    public void close() throws IOException {
        buffer = new byte[0];
        if (kept || upload == null) return;
        S3Store.told(
                key,
                () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload)));
    }
}
