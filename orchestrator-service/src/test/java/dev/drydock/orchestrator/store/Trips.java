package dev.drydock.orchestrator.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Counts at the connection what is sent to the database: the text of each statement, of a batch once. */
final class Trips {
    private final List<String> sent = new CopyOnWriteArrayList<>();

    DataSource of(DataSource source) {
        return seen(
                DataSource.class,
                source,
                (method, args, result) -> result instanceof Connection c ? connection(c) : result);
    }

    List<String> during(Runnable work) {
        sent.clear();
        work.run();
        return List.copyOf(sent);
    }

    private Connection connection(Connection connection) {
        return seen(
                Connection.class,
                connection,
                (method, args, result) ->
                        result instanceof PreparedStatement s ? statement(s, (String) args[0]) : result);
    }

    private PreparedStatement statement(PreparedStatement statement, String text) {
        return seen(PreparedStatement.class, statement, (method, args, result) -> {
            if (method.startsWith("execute")) sent.add(text);
            return result;
        });
    }

    private interface Look {
        Object at(String method, Object[] args, Object result);
    }

    private static <T> T seen(Class<T> type, T real, Look look) {
        InvocationHandler handler = (proxy, method, args) -> {
            try {
                return look.at(method.getName(), args, method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(Trips.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
