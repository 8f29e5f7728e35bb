package xyz.cr3dentials.camel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import xyz.cr3dentials.camel.component.VendorComponent;
import xyz.cr3dentials.camel.ledger.jdbc.JdbcSessionLedger;

/**
 * Keeps a date that somebody wrote down and the system's clock apart: where the two meet, a test is green until that day
 * and red from then on.
 */
@AnalyzeClasses(packages = "xyz.cr3dentials.camel")
class SystemClockTest {

    private static final String ROOT = "xyz.cr3dentials.camel.";

    /** Where the real time enters the product; all else is handed a clock. */
    private static final Set<String> ENTRANCES = Set.of(
            ROOT + "component.VendorComponent",
            ROOT + "http.pipeline.PipelineEnvironment",
            ROOT + "http.budget.RequestBudgets",
            ROOT + "sandbox.SystemTime",
            ROOT + "service.CamelService",
            ROOT + "service.WebResources",
            ROOT + "service.undertow.UndertowExtension",
            ROOT + "ledger.jdbc.JdbcSessionLedger");

    private static final Pattern DATE = Pattern.compile("(?<![0-9])20[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9])");

    private static final DescribedPredicate<JavaClass> TESTS =
            describe("are part of the tests", type -> place(type).contains("/test-classes/"));

    @ArchTest
    static final ArchRule theProductReadsTheSystemsClockInFewPlaces = noClasses()
            .that(DescribedPredicate.not(TESTS))
            .and(describe("are no entrance of the real time", type -> !ENTRANCES.contains(outermost(type))))
            .should(readTheSystemsClock());

    @ArchTest
    static final ArchRule aTestNamesDatesOrReadsTheSystemsClock = classes()
            .that(TESTS)
            .and()
            .haveSimpleNameEndingWith("Test")
            .should(new ArchCondition<>("not let a date of its own and the system's clock meet") {
                @Override
                public void check(JavaClass test, ConditionEvents events) {
                    Set<JavaClass> used = withWhatItUses(test);
                    String dated = names(used, type -> DATE.matcher(text(type)).find());
                    String timed = names(used, SystemClockTest::readsTheSystemsClock);
                    boolean meet = !dated.isEmpty() && !timed.isEmpty();
                    events.add(new SimpleConditionEvent(
                            test,
                            !meet,
                            test.getName() + ": dates in [" + dated + "], the system's clock in [" + timed + "]"));
                }
            });

    private static ArchCondition<JavaClass> readTheSystemsClock() {
        return new ArchCondition<>("read the system's clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitCallsFromSelf().stream()
                        .filter(SystemClockTest::isSystemsClock)
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }

    private static boolean readsTheSystemsClock(JavaClass type) {
        boolean handsOver = type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals("setClock"));
        return type.getCodeUnitAccessesFromSelf().stream()
                .anyMatch(access -> isSystemsClock(access) || !handsOver && isImplied(access));
    }

    /** A class of java.time, java.util or java.lang that is asked for the present without a clock. */
    private static boolean isSystemsClock(JavaCodeUnitAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        boolean bare = access.getTarget().getRawParameterTypes().isEmpty();
        return owner.startsWith("java.time.")
                        && (name.startsWith("system")
                                || name.startsWith("tick")
                                || name.equals("now")
                                        && access.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                || owner.equals("java.util.Date") && name.equals("<init>") && bare
                || owner.equals("java.util.Calendar") && name.equals("getInstance")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    /** What takes the system's clock when it is handed none. */
    private static boolean isImplied(JavaCodeUnitAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return access.getName().equals("<init>")
                && (owner.isAssignableTo(VendorComponent.class)
                        || owner.isEquivalentTo(JdbcSessionLedger.class)
                                && access.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isAssignableTo(Clock.class)));
    }

    private static Set<JavaClass> withWhatItUses(JavaClass test) {
        Set<JavaClass> found = new LinkedHashSet<>(Set.of(test));
        Deque<JavaClass> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            open.remove().getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(TESTS)
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    private static String names(Set<JavaClass> types, java.util.function.Predicate<JavaClass> wanted) {
        return types.stream()
                .filter(wanted)
                .map(JavaClass::getSimpleName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The constants of a class lie in its file as they are. */
    private static String text(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static String place(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).orElse("");
    }
}
