import Testing

@testable import Market

@Suite struct DraftProtectionTests {
    private func gaps(_ command: PublishRevision, unread: Set<String> = []) -> [ProtectionTopic] {
        command.protectionGaps(unread: unread, by: .seller).map(\.topic)
    }

    @Test func whatIsMissingComesBeforeWhatIsWeak() {
        var terms = Terms.standard
        terms.noReasonReturnDays = 0
        terms.supportMonths = 0
        terms.acceptanceDays = 2
        let found = gaps(.of(terms: terms, artefact: nil))
        #expect(
            found == [.artefactDeposited, .returnsPromised, .supportPromised, .criteriaListed, .examinationTime, .deskPromised])
    }

    @Test func whatCouldNotBeReadIsNotSpokenOf() {
        var terms = Terms.standard
        terms.noReasonReturnDays = 0
        #expect(gaps(.of(terms: terms)).contains(.returnsPromised))
        #expect(!gaps(.of(terms: terms), unread: ["noReasonReturnDays"]).contains(.returnsPromised))
        #expect(!gaps(.of(artefact: nil), unread: ["artefact"]).contains(.artefactDeposited))
    }

    @Test func everyGapLeadsToAnAnswerOfTheForm() {
        var terms = Terms.standard
        terms.noReasonReturnDays = 0
        for point in PublishRevision.of(terms: terms, artefact: nil).protectionGaps(unread: [], by: .seller) {
            #expect(point.topic.answers.first != nil && point.fix == .reviseListing)
        }
    }
}
