import Testing

@testable import Market

@Suite struct ProtectionCheckTests {
    /// A category that asks how the software is handed over.
    private static let category = Market.Category(
        id: "any", version: 1, title: Bilingual(zh: "任意", en: "Any"),
        sections: [
            .init(
                id: .basics,
                fields: [
                    Market.Category.Field(
                        id: "handedOver", kind: .choice, label: Bilingual(zh: "交付方式", en: "Delivery"),
                        prevents: Bilingual(zh: "争议", en: "a quarrel"), required: true, role: .deliveryForm,
                        choices: ["download", "key", "repository", "service"].map {
                            .init(id: $0, label: Bilingual(zh: $0, en: $0))
                        })
                ])
        ])

    private func point(_ form: String?, artefact: Artefact?, in category: Market.Category? = category) -> ProtectionPoint? {
        let answers: [String: FieldValue] = form.map { ["handedOver": .text($0)] } ?? [:]
        return PublishRevision.of(.of(fields: answers), artefact: artefact).revision(by: .seller, number: 1)
            .protectionCheck(in: category).findings.flatMap(\.points).first { $0.topic == .artefactDeposited }
    }

    @Test(arguments: ["key", "repository", "service"]) func whatIsNoDownloadNeedsNoFile(_ form: String) {
        #expect(point(form, artefact: nil)?.status == .inPlace)
        #expect(point(form, artefact: nil)?.fix == nil)
    }

    @Test func aDownloadNeedsItsFile() {
        #expect(point("download", artefact: nil) == ProtectionPoint(.artefactDeposited, .missing, fix: .reviseListing))
        #expect(point("download", artefact: .source)?.status == .inPlace)
    }

    @Test func whereNobodyAskedAFileIsExpected() {
        #expect(point(nil, artefact: nil)?.status == .missing)
        #expect(point("service", artefact: nil, in: nil)?.status == .missing)
    }

    @Test func aProtectionIsAsItsWorstPoint() {
        let check = ProtectionCheck([
            ProtectionPoint(.defectsTold, .inPlace), ProtectionPoint(.artefactDeposited, .missing),
            ProtectionPoint(.agreed, .inPlace), ProtectionPoint(.criteriaListed, .weak), ProtectionPoint(.heldInEscrow, .waiting),
        ])
        #expect(check.findings.map(\.status) == [.missing, .weak, .waiting])
        #expect(check.standingCount == 1)
    }

    @Test func aShortTimeToExamineIsWeak() {
        var terms = Terms.standard
        terms.acceptanceDays = 2
        #expect(terms.examinationPoint(fix: .reviseListing).status == .weak)
        terms.acceptanceDays = 3
        #expect(terms.examinationPoint(fix: .reviseListing) == ProtectionPoint(.examinationTime, .inPlace))
    }
}
