package dev.drydock.backup.store;

import dev.drydock.contract.Stores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of a server that speaks S3. */
public final class S3Store implements Store {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Stores.S3 where;
    private final S3Client client;

    public S3Store(Stores.S3 where, String keyId, String secret) {
        this.where = where;
        this.client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .endpointOverride(URI.create(where.endpoint()))
                .region(Region.of(where.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                // only what is given here counts, not the home of whoever runs this
                .overrideConfiguration(
                        o -> o.defaultProfileFile(ProfileFile.aggregator().build()))
                .forcePathStyle(where.pathStyle())
                // the body's own hash is signed: what arrives is what was sent, and no server needs to know newer
                // checksums
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public String name() {
        return where.name();
    }

    private String key(String path) {
        return where.prefix().isEmpty() ? path : where.prefix() + "/" + path;
    }

    @Override
    public Sink put(String path, String writer) {
        return new S3Sink(client, where.bucket(), key(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return told(path, () -> client.getObject(r -> r.bucket(where.bucket()).key(key(path))));
    }

    @Override
    public OptionalLong size(String path) throws IOException {
        try {
            return OptionalLong.of(told(
                    path, () -> client.headObject(r -> r.bucket(where.bucket()).key(key(path)))
                            .contentLength()));
        } catch (FileNotFoundException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        String prefix = key(folder) + "/";
        return told(
                folder,
                () -> client
                        .listObjectsV2Paginator(r -> r.bucket(where.bucket()).prefix(prefix))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .filter(name -> !name.contains("/"))
                        .toList());
    }

    @Override
    public void delete(String path) throws IOException {
        told(path, () -> client.deleteObject(r -> r.bucket(where.bucket()).key(key(path))));
    }

    @Override
    public void tidy(String folder) throws IOException {
        String prefix = key(folder) + "/";
        told(folder, () -> {
            for (MultipartUpload left : client.listMultipartUploads(
                            r -> r.bucket(where.bucket()).prefix(prefix))
                    .uploads()) {
                if (!left.key().startsWith(prefix)) continue;
                client.abortMultipartUpload(
                        r -> r.bucket(where.bucket()).key(left.key()).uploadId(left.uploadId()));
            }
            return null;
        });
    }

    @Override
    public void erase(String folder) throws IOException {
        for (String name : list(folder)) {
            delete(folder + "/" + name);
        }
    }

    @Override
    public OptionalLong free() {
        return OptionalLong.empty();
    }

    @Override
    public ByHand byHand(String folder, List<String> names) {
        String base = where.endpoint().replaceAll("/+$", "");
        String bucket = where.pathStyle()
                ? base + "/" + where.bucket()
                : base.replaceFirst("://", "://" + where.bucket() + ".");
        return new ByHand(
                List.of(
                        "`S3_ACCESS`: a file that only you may read, with the one line `user = \"ACCESS-KEY-ID:SECRET-ACCESS-KEY\"`"),
                List.of(
                        "cd \"$(mktemp -d)\"",
                        "for file in " + String.join(" ", names) + "; do",
                        "    curl --fail --silent --show-error --config \"$S3_ACCESS\" --aws-sigv4 "
                                + Store.quoted("aws:amz:" + where.region() + ":s3")
                                + " --header 'x-amz-content-sha256: UNSIGNED-PAYLOAD' --output \"$file\" "
                                + Store.quoted(bucket + "/" + key(folder)) + "\"/$file\" || exit",
                        "done"));
    }

    @Override
    public void close() {
        client.close();
    }

    interface Call<T> {
        T run() throws IOException;
    }

    /** In few words: the client's own tell of requests and hosts, never of what is wrong first. */
    static <T> T told(String path, Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (AwsServiceException e) {
            if (e.statusCode() == 404 && !"NoSuchBucket".equals(code(e))) throw new FileNotFoundException(path);
            throw new IOException("the server answered " + e.statusCode() + " " + code(e), e);
        } catch (SdkException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), e);
        } catch (IllegalStateException e) {
            throw new IOException("the connection to the store is closed", e);
        }
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
    }
}
