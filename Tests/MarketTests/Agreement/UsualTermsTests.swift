import Testing

@testable import Market

@Suite struct UsualTermsTests {
    private static func category(_ ways: [String], asksForSource: Bool) -> Market.Category {
        let label = Bilingual(zh: "问", en: "Question")
        func field(_ role: FieldRole, _ choices: [String]) -> Market.Category.Field {
            Market.Category.Field(
                id: role.rawValue, kind: .choice, label: label, prevents: label, required: true, role: role,
                choices: choices.map { Market.Category.Field.Choice(id: $0, label: label) })
        }
        let fields =
            (ways.isEmpty ? [] : [field(.deliveryForm, ways)]) + (asksForSource ? [field(.sourceCompleteness, ["complete"])] : [])
        return Market.Category(
            id: "c", version: 1, title: label,
            sections: Market.Category.SectionID.allCases.map { .init(id: $0, fields: $0 == .basics ? fields : []) })
    }

    /// Three days for a key that is issued by itself, seven for a download, fourteen for source code, templates and deployments.
    @Test(
        arguments: [
            (["key", "service"], false, DeliveryMethod.secret, false, 3), (["download", "repository"], false, .files, false, 7),
            (["download"], true, .files, true, 14), (["repository", "download"], true, .files, true, 14),
            (["service", "download"], false, .service, false, 14), ([], false, .files, true, 14),
        ] as [([String], Bool, DeliveryMethod, Bool, Int)])
    func theyFollowFromWhatTheCategoryAsks(
        _ ways: [String], _ asksForSource: Bool, _ method: DeliveryMethod, _ includesSource: Bool, _ days: Int
    ) {
        let usual = UsualTerms(in: Self.category(ways, asksForSource: asksForSource))
        #expect(usual.deliveryMethod == method && usual.includesSource == includesSource && usual.acceptanceDays == days)
    }

    @Test func theyAreThoseOfTheRulesAndWithinTheBounds() {
        typealias Bounds = Terms.Bounds
        #expect(UsualTerms.deliveryHours == 48 && Bounds.deliveryHours.contains(UsualTerms.deliveryHours))
        #expect(UsualTerms.changeRounds == 2 && Bounds.changeRounds.contains(UsualTerms.changeRounds))
        #expect(UsualTerms.supportMonths == 6 && Bounds.supportMonths.contains(UsualTerms.supportMonths))
        #expect(UsualTerms.responseHours == 48 && Bounds.responseHours.contains(UsualTerms.responseHours))
    }
}
