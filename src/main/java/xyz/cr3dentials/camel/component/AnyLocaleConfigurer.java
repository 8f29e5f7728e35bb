package xyz.cr3dentials.camel.component;

import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * A generated configurer in any locale. The generated code lowers an option's name by the rules of the JVM's language;
 * in Turkish {@code platformId} becomes {@code platformıd}, which is no option. Here the name is lowered first, by rules
 * that are the same everywhere. As safe for threads as the configurer it wraps.
 */
final class AnyLocaleConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private final PropertyConfigurer configurer;
    private final PropertyConfigurerGetter getter;

    private AnyLocaleConfigurer(PropertyConfigurer configurer, PropertyConfigurerGetter getter) {
        this.configurer = configurer;
        this.getter = getter;
    }

    /** Wraps a configurer; returns what is no generated one, null included, as it is. */
    static @Nullable PropertyConfigurer of(@Nullable PropertyConfigurer configurer) {
        return configurer instanceof PropertyConfigurerGetter getter
                ? new AnyLocaleConfigurer(configurer, getter)
                : configurer;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        return configurer.configure(context, target, known(name, ignoreCase), value, false);
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        return getter.getOptionType(known(name, ignoreCase), false);
    }

    @Override
    public String @Nullable [] getAutowiredNames() {
        return getter.getAutowiredNames();
    }

    @Override
    public @Nullable Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return getter.getCollectionValueType(target, known(name, ignoreCase), false);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return getter.getOptionValue(target, known(name, ignoreCase), false);
    }

    /** Generated code knows every option as it is written and in lower case. */
    private static String known(String name, boolean ignoreCase) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
