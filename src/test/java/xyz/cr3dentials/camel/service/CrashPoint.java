package xyz.cr3dentials.camel.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** The places at which a death of the process hurts most, each named by the method whose first step comes next. */
enum CrashPoint {
    BEFORE_POST("api.HttpSessionsClient", "createSession"),
    AFTER_POST_BEFORE_STORE("component.IntentRecord", "bound"),
    AFTER_HINT_BEFORE_2XX("component.webhook.WebhookAnswer", "set"),
    AFTER_GET_BEFORE_COMMIT("ledger.state.TrackedSession", "ended"),
    EVENT_BEFORE_COMMIT("ledger.jdbc.ItemTable", "insertEvent"),
    HINT_BEFORE_COMMIT("ledger.state.TrackedSession", "hinted"),
    BEFORE_CLAIM("component.ItemConsumer", "handOver"),
    AFTER_COMMIT_BEFORE_DISPATCH("component.ItemConsumer", "process"),
    AFTER_EFFECT_BEFORE_MARK("component.ItemConsumer", "settle");

    private final String className;
    private final String methodName;

    CrashPoint(String className, String methodName) {
        this.className = "xyz.cr3dentials.camel." + className;
        this.methodName = methodName;
    }

    String className() {
        return className;
    }

    String methodName() {
        return methodName;
    }

    /** Fails when the class or its method was renamed, moved or given an overload, so that the place is no longer sure. */
    void checkThatItExists() {
        List<Method> methods;
        try {
            methods = Arrays.stream(Class.forName(className).getDeclaredMethods())
                    .filter(method -> method.getName().equals(methodName) && !method.isSynthetic())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("The crash point " + name() + " names a class that is gone: " + className, e);
        }
        assertThat(methods)
                .as("methods of the crash point %s: %s.%s", name(), className, methodName)
                .hasSize(1);
    }
}
