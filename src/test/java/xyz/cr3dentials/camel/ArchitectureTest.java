package xyz.cr3dentials.camel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rooms may use the rooms below them and no others. A room that is not built yet breaks no rule. */
@AnalyzeClasses(packages = "xyz.cr3dentials.camel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "xyz.cr3dentials.camel";
    private static final String HTTP = ROOT + ".http..";
    private static final String JDBC = ROOT + ".jdbc..";
    private static final String LEDGER = ROOT + ".ledger..";
    private static final String DETECTION = ROOT + ".detection..";
    private static final String API = ROOT + ".api..";
    private static final String COMPONENT = ROOT + ".component..";
    private static final String SANDBOX = ROOT + ".sandbox..";
    private static final String SERVICE = ROOT + ".service..";
    private static final String[] VENDORS = {"cr3dentials", "verilock", "deepidv"};
    private static final String CAMEL = "org.apache.camel..";

    /** What users meet, in options, settings and answers, of the rooms that are not for them. */
    private static final Set<String> MET_BY_USERS = Set.of(
            ROOT + ".ledger.SessionLedger",
            ROOT + ".ledger.LedgerRetention",
            ROOT + ".api.KnownSession",
            ROOT + ".api.Outcome",
            ROOT + ".http.budget.RequestPriority");

    /** Rooms whose page says so are not for users of the component. */
    private static final DescribedPredicate<JavaClass> INTERNAL = DescribedPredicate.describe(
            "is internal", type -> !MET_BY_USERS.contains(type.getName()) && isInternal(type));

    private static final DescribedPredicate<JavaClass> FOR_USERS = DescribedPredicate.describe(
            "is for users of the component",
            type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !resideInAnyPackage(SERVICE, SANDBOX).test(type)
                    && !isInternal(type));

    @ArchTest
    static final ArchRule httpUsesNoOtherRoom = mayUseOnly(HTTP, HTTP, JDBC);

    @ArchTest
    static final ArchRule ledgerUsesNoOtherRoom = mayUseOnly(LEDGER, LEDGER, JDBC);

    @ArchTest
    static final ArchRule detectionUsesTheLedger = mayUseOnly(DETECTION, DETECTION, ROOT + ".ledger");

    @ArchTest
    static final ArchRule jdbcUsesNoOtherRoom = mayUseOnly(JDBC, JDBC);

    @ArchTest
    static final ArchRule apiUsesHttp = mayUseOnly(API, API, HTTP);

    @ArchTest
    static final ArchRule componentUsesApiDetectionLedgerAndHttp =
            mayUseOnly(COMPONENT, COMPONENT, API, DETECTION, LEDGER, HTTP);

    @ArchTest
    static final ArchRule sandboxUsesApiModels = mayUseOnly(SANDBOX, SANDBOX, API);

    @ArchTest
    static final ArchRule nobodyUsesTheService = noClasses()
            .that()
            .resideOutsideOfPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVICE)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ledgerAndDetectionKnowNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAnyPackage(LEDGER, DETECTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, "org.apache.hc..", "java.net.http..", "jakarta.servlet..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noClassOfLedgerDetectionOrHttpIsNamedAfterAVendor = classes()
            .that()
            .resideInAnyPackage(LEDGER, DETECTION, HTTP)
            .should(new ArchCondition<>("not be named after a vendor") {
                @Override
                public void check(JavaClass checked, ConditionEvents events) {
                    String name = checked.getSimpleName().toLowerCase(Locale.ROOT);
                    boolean named = Stream.of(VENDORS).anyMatch(name::contains);
                    events.add(new SimpleConditionEvent(
                            checked,
                            !named,
                            checked.getName() + (named ? " is" : " is not") + " named after a vendor"));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule apiSignaturesKnowNoCamel = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(API)
            .and()
            .arePublic()
            .should(mentionInSignature(resideInAPackage(CAMEL)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule apisKnowNothingOfEachOther = slices().matching(ROOT + ".api.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule componentsKnowNothingOfEachOther = slices().matching(
                    ROOT + ".component.(" + String.join("|", VENDORS) + ")..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatVendorsShareKnowsNoVendor = noClasses()
            .that()
            .resideOutsideOfPackages(ofVendors("component", "api", "sandbox", "service"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ofVendors("component", "api", "sandbox"));

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass checked, ConditionEvents events) {
                    boolean marked = checked.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isPresent();
                    events.add(new SimpleConditionEvent(
                            checked, marked, checked.getPackageName() + " is not @NullMarked"));
                }
            });

    @ArchTest
    static final ArchRule whatUsersSeeNamesNothingInternal = noMethods()
            .that()
            .arePublic()
            .and()
            .doNotHaveModifier(JavaModifier.BRIDGE)
            .and()
            .areDeclaredInClassesThat(FOR_USERS)
            .should(mentionInSignature(INTERNAL));

    @ArchTest
    static final ArchRule nobodyLocksWithSynchronized = noMethods()
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("a ReentrantLock does not pin virtual threads");

    private static boolean isInternal(JavaClass type) {
        Path page = Path.of("src/main/java", type.getPackageName().replace('.', '/'), "package-info.java");
        try {
            return type.getPackageName().startsWith(ROOT)
                    && Files.readString(page).toLowerCase(Locale.ROOT).contains("internal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] ofVendors(String... rooms) {
        return Stream.of(rooms)
                .flatMap(room -> room.equals("service")
                        ? Stream.of(SERVICE)
                        : Stream.of(VENDORS).map(vendor -> ROOT + "." + room + "." + vendor + ".."))
                .toArray(String[]::new);
    }

    private static ArchRule mayUseOnly(String room, String... rooms) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(rooms))))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaMethod> mentionInSignature(DescribedPredicate<JavaClass> type) {
        return new ArchCondition<>("mention in their signature a type that " + type.getDescription()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions = Stream.concat(
                                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .anyMatch(type);
                events.add(new SimpleConditionEvent(
                        method,
                        mentions,
                        method.getFullName() + (mentions ? " mentions" : " does not mention") + " one"));
            }
        };
    }
}
