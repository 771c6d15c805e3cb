import Market
import Testing

@testable import Service

@Suite struct ProvisionNamesTests {
    @Test(arguments: ProtectionTopic.allCases) func englishReasonsCiteProvisionsInEnglish(_ topic: ProtectionTopic) {
        let why = ProtectionWords.why(topic)
        #expect(why.zh.contains(topic.source))
        #expect(why.en.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(why.en)")
        let numbers = topic.source.split { !$0.isNumber }
        #expect(numbers.allSatisfy { why.en.contains($0) } && !numbers.isEmpty)
    }
}
