package dev.drydock.orchestrator.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Done once more where the database undid it because two were in each other's way, or this one stood still for too long. Only for what does nothing before its
 * transaction that may not be done twice, and nothing after it that may fail so.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Again {

    /** Around the transaction. Within another's it is that one's to be done again. */
    @Again
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
    class Once {
        private static final Logger LOG = Logger.getLogger(Again.class);

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            return QuarkusTransaction.isActive()
                    ? call.proceed()
                    : once(call.getMethod().getName(), call::proceed);
        }

        static <T> T once(String what, Callable<T> work) throws Exception {
            try {
                return work.call();
            } catch (Exception e) {
                if (!Trouble.collision(e)) throw e;
                LOG.infof("undone by the database, done once more what=%s cause=%s", what, e);
                return work.call();
            }
        }
    }
}
