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
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rooms may use the rooms below them and no others. A room that is not built yet breaks no rule. */
@AnalyzeClasses(packages = "xyz.cr3dentials.camel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "xyz.cr3dentials.camel";
    private static final String HTTP = ROOT + ".http..";
    private static final String JDBC = ROOT + ".jdbc..";
    private static final String SESSION = ROOT + ".session..";
    private static final String VENDOR = ROOT + ".vendor..";
    private static final String COMPONENT = ROOT + ".component..";
    private static final String SANDBOX = ROOT + ".sandbox..";
    private static final String SERVER = ROOT + ".server..";
    private static final String CAMEL = "org.apache.camel..";

    @ArchTest
    static final ArchRule httpUsesNoOtherRoom = mayUseOnly(HTTP, HTTP, JDBC);

    @ArchTest
    static final ArchRule sessionUsesNoOtherRoom = mayUseOnly(SESSION, SESSION, JDBC);

    @ArchTest
    static final ArchRule jdbcUsesNoOtherRoom = mayUseOnly(JDBC, JDBC);

    @ArchTest
    static final ArchRule vendorUsesHttp = mayUseOnly(VENDOR, VENDOR, HTTP);

    @ArchTest
    static final ArchRule componentUsesVendorSessionAndHttp = mayUseOnly(COMPONENT, COMPONENT, VENDOR, SESSION, HTTP);

    @ArchTest
    static final ArchRule sandboxUsesVendorModels = mayUseOnly(SANDBOX, SANDBOX, VENDOR);

    @ArchTest
    static final ArchRule nobodyUsesTheServer = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sessionKnowsNeitherCamelNorHttp = noClasses()
            .that()
            .resideInAPackage(SESSION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, "org.apache.hc..", "java.net.http..", "jakarta.servlet..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noClassOfSessionOrHttpIsNamedAfterAVendor = classes()
            .that()
            .resideInAnyPackage(SESSION, HTTP)
            .should(new ArchCondition<>("not be named after a vendor") {
                @Override
                public void check(JavaClass checked, ConditionEvents events) {
                    String name = checked.getSimpleName().toLowerCase(Locale.ROOT);
                    boolean named =
                            Stream.of("cr3dentials", "verilock", "deepidv").anyMatch(name::contains);
                    events.add(new SimpleConditionEvent(
                            checked,
                            !named,
                            checked.getName() + (named ? " is" : " is not") + " named after a vendor"));
                }
            })
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule vendorSignaturesKnowNoCamel = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(VENDOR)
            .and()
            .arePublic()
            .should(mentionInSignature(resideInAPackage(CAMEL)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule vendorsKnowNothingOfEachOther = slices().matching(ROOT + ".vendor.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule componentsKnowNothingOfEachOther = slices().matching(ROOT + ".component.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatVendorsShareKnowsNoVendor = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".component", ROOT + ".vendor", ROOT + ".sandbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".component.*..", ROOT + ".vendor.*..", ROOT + ".sandbox.*..");

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
    static final ArchRule nobodyLocksWithSynchronized = noMethods()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED)
            .because("a ReentrantLock does not pin virtual threads");

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
