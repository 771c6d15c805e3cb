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

    private func finding(_ form: String?, artefact: Artefact?, in category: Market.Category? = category) -> ProtectionFinding? {
        let answers: [String: FieldValue] = form.map { ["handedOver": .text($0)] } ?? [:]
        return PublishRevision.of(.of(fields: answers), artefact: artefact).revision(by: .seller, number: 1)
            .protectionCheck(in: category).first { $0.protection == .listing }
    }

    @Test(arguments: ["key", "repository", "service"]) func whatIsNoDownloadNeedsNoFile(_ form: String) {
        #expect(finding(form, artefact: nil)?.status == .inPlace)
        #expect(finding(form, artefact: nil)?.fix == nil)
    }

    @Test func aDownloadNeedsItsFile() {
        #expect(finding("download", artefact: nil)?.reason == .noArtefactDeposited)
        #expect(finding("download", artefact: nil)?.fix == .depositArtefact)
        #expect(finding("download", artefact: .source)?.status == .inPlace)
    }

    @Test func whereNobodyAskedAFileIsExpected() {
        #expect(finding(nil, artefact: nil)?.status == .missing)
        #expect(finding("service", artefact: nil, in: nil)?.status == .missing)
    }
}
