import Market
import Testing

@testable import Service

@Suite struct ProtectionWordsTests {
    @Test(arguments: ProtectionTopic.allCases) func everyPointIsSaidInBothLanguages(_ topic: ProtectionTopic) {
        for status in [ProtectionStatus.inPlace, .waiting, .weak, .missing] {
            let point = ProtectionPoint(topic, status)
            let words = ProtectionWords.sentence(for: point)
            #expect(!words.zh.isEmpty && !words.en.isEmpty)
            for unit in ProtectionTally.Unit.allCases where status != .inPlace {
                let many = ProtectionWords.sentence(for: ProtectionPoint(topic, status, tally: ProtectionTally(2, of: 5, unit)))
                #expect(many.zh.hasPrefix(words.zh) && many.zh.contains("5 ") && many.en.hasSuffix(")"))
            }
        }
        #expect(ProtectionWords.why(topic).zh.contains(topic.source))
    }

    @Test func nothingWaitingIsSaidAsSuch() {
        let none = ProtectionPoint(.answered, .inPlace, tally: ProtectionTally(0, of: 3, .trades))
        #expect(ProtectionWords.sentence(for: none).zh == "买家的消息都已答复")
        let signed = ProtectionPoint(.receiptSigned, .inPlace, tally: ProtectionTally(0, of: 3, .trades))
        #expect(ProtectionWords.sentence(for: signed).zh == "买家已签收")
    }

    @Test func everyActionHasAName() {
        let names = ProtectionPoint.Fix.allCases.map { ProtectionWords.name(of: $0) }
        #expect(Set(names.map(\.zh)).count == names.count && Set(names.map(\.en)).count == names.count)
    }
}
