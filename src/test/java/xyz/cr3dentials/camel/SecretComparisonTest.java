package xyz.cr3dentials.camel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.util.Set;

/**
 * What a stranger sends is compared with a secret in constant time. Three rules say who compares and how; the last keeps
 * anybody else who gets hold of a webhook's secret from comparing it in another way.
 */
@AnalyzeClasses(packages = "xyz.cr3dentials.camel", importOptions = DoNotIncludeTests.class)
class SecretComparisonTest {

    private static final String COMPONENT = "xyz.cr3dentials.camel.component.cr3dentials.";

    private static final DescribedPredicate<JavaClass> COMPARERS = describe("known to compare secrets", type -> Set.of(
                    "xyz.cr3dentials.camel.component.cr3dentials.WebhookTokens",
                    COMPONENT + "WebhookHeader",
                    "xyz.cr3dentials.camel.api.deepidv.WebhookSecretHeader",
                    "xyz.cr3dentials.camel.api.verilock.WebhookSignature",
                    "xyz.cr3dentials.camel.service.access.ServiceKeyGate",
                    "xyz.cr3dentials.camel.service.access.SignedExpiry")
            .contains(type.getName()));

    private static final Set<String> COMPARISONS =
            Set.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo", "compare", "mismatch", "deepEquals");

    private static final DescribedPredicate<JavaCall<?>> EARLY_COMPARISON = describe(
            "end at the first difference",
            call -> COMPARISONS.contains(call.getTarget().getName())
                    && call.getTarget().getOwner().getPackageName().startsWith("java."));

    private static final DescribedPredicate<JavaCodeUnit> READ_A_SECRET =
            describe("read a secret of webhooks", unit -> unit.getMethodCallsFromSelf().stream()
                    .map(call -> call.getTarget().getOwner().getSimpleName() + "."
                            + call.getTarget().getName())
                    .anyMatch(Set.of(
                            "Cr3dentialsConfiguration.getWebhookSecret",
                            "Cr3dentialsConfiguration.getWebhookHeaderSecret",
                            "WebhookKey.secret")::contains));

    @ArchTest
    static final ArchRule whoComparesSecretsTakesConstantTime =
            classes().that(COMPARERS).should().callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule andComparesInNoOtherWay =
            noClasses().that(COMPARERS).should().callCodeUnitWhere(EARLY_COMPARISON);

    @ArchTest
    static final ArchRule whoComparesInConstantTimeIsKnownHere = classes()
            .that()
            .resideOutsideOfPackage("xyz.cr3dentials.camel.sandbox..")
            .and(describe("call MessageDigest.isEqual", type -> type.getMethodCallsFromSelf().stream()
                    .anyMatch(
                            call -> call.getTarget().getFullName().startsWith("java.security.MessageDigest.isEqual("))))
            .should(be(COMPARERS));

    /** The generated configurers choose an option by its name in the method that also reads its value. */
    @ArchTest
    static final ArchRule whoReadsASecretComparesNothingBesides = codeUnits()
            .that(READ_A_SECRET)
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Configurer")
            .should(new ArchCondition<>("not compare") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                    boolean compares = unit.getCallsFromSelf().stream().anyMatch(EARLY_COMPARISON);
                    events.add(new SimpleConditionEvent(
                            unit, !compares, unit.getFullName() + (compares ? " compares" : " compares nothing")));
                }
            });
}
