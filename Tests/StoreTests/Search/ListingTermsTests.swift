import Ledger
import Testing

@testable import Market
@testable import Store

@Suite struct ListingTermsTests {
    private func terms(_ title: String, _ fields: [String: FieldValue] = [:], defects: Int = 0) -> ListingTerms {
        ListingTerms(
            RevisionPublished(
                seller: MemberID(checked: String(repeating: "0", count: 26)), number: 1, category: "tool", categoryVersion: 1,
                terms: Terms(
                    price: Money(minor: 0x1234, currency: .cny),
                    licence: Licence(scope: .personal, includesSource: true, mayResell: false), deliveryHours: 1,
                    acceptanceDays: 1, changeRounds: 0, supportMonths: 0, noReasonReturnDays: 0, returnCondition: .notDownloaded),
                artefact: nil, screenshots: [], defectCount: defects, noneKnown: defects == 0,
                content: Sealed(
                    ListingContent(
                        title: title, fields: fields, defects: [], noneKnown: defects == 0, clauses: [], artefactName: nil))))
    }

    @Test func aWordCountsWhereItWeighsMost() {
        let long = String(repeating: "官网 redis 长文。", count: 40)
        let found = terms("官网 Vue3", ["a": .text("redis 官网"), "b": .text(long)])
        #expect(found.terms.contains("t:官网") && !found.terms.contains("f:官网") && !found.terms.contains("b:官网"))
        #expect(found.terms.contains("f:redis") && !found.terms.contains("b:redis"))
        #expect(found.terms.contains("b:长文"))
        #expect(found.terms.contains("t:vue3") && found.terms.contains("t:vue") && found.terms.contains("t:网"))
        #expect(found.terms.contains("n:官网 vue3") && found.terms.contains("x:vu") && found.terms.contains("i:gw"))
        #expect(found.spellings == ["redis", "vue"])
        #expect(found.terms == Set(found.terms).sorted())
    }

    @Test func filtersAreTerms() {
        let found = terms(
            "工具",
            [
                "stack": .text("php"), "words": .text("不是编号"), "sizes": .choices(["small"]), "free": .yesNo(false),
                "runsOn": .platforms([PlatformSupport(platform: "linux", versions: "12")]), "count": .number(3),
            ])
        #expect(
            found.terms.filter { $0.hasPrefix("a:") }
                == ["a:tool.free=no", "a:tool.runsOn=linux", "a:tool.sizes=small", "a:tool.stack=php"])
        #expect(Set(found.terms).isSuperset(of: ["*", "c:tool", "l:personal", "d:none", "p0:4660", "p1:291", "p3:1"]))
        #expect(!found.terms.contains("d:file"))
        #expect(!terms("工具", defects: 1).terms.contains("d:none"))
    }

    @Test func aListingCannotFillTheIndex() {
        let words = (0..<5_000).map { number in
            String(String(number, radix: 26).map { Character(Unicode.Scalar(97 + UInt8($0.hexDigitValue ?? 9) % 26)) })
                + "zzzzzzz\(number)"
        }
        let found = terms("工具", ["a": .text(words.joined(separator: " "))])
        #expect(found.terms.count { $0.hasPrefix("b:") } <= ListingTerms.wordsMax)
        #expect(
            terms(
                "abcd efgh",
                [
                    "a": .text(
                        (0..<60).map { "word" + String(repeating: "x", count: $0 % 9) + ["q", "w", "e"][$0 % 3] }.joined(
                            separator: " "))
                ]
            ).spellings.count <= ListingTerms.spellingsMax)
    }
}
