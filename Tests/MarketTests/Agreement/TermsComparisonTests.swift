import Testing

@testable import Market

@Suite struct TermsComparisonTests {
    private func version(_ terms: Terms = .standard, _ clauses: [String] = [], criteria: [String] = []) -> TermsVersion {
        TermsVersion(terms: terms, wording: TermsWording(clauses: clauses, nonce: "n", criteria: criteria))
    }

    @Test func equalVersionsDoNotDiffer() {
        let comparison = TermsComparison(from: version(), to: version())
        #expect(comparison.changes.isEmpty)
        #expect(!comparison.isMaterial)
        #expect(comparison.sameCount == ClauseName.allCases.count)
    }

    @Test func whatTheLawNamesIsMaterial() {
        var terms = Terms.standard
        terms.supportMonths = 1
        #expect(!TermsComparison(from: version(), to: version(terms)).isMaterial)
        terms.acceptanceDays = 1
        let comparison = TermsComparison(from: version(), to: version(terms))
        #expect(comparison.isMaterial)
        #expect(comparison.changes.map(\.clause) == [.typed(.acceptanceDays), .typed(.supportMonths)])
        #expect(comparison.changes.map(\.materiality) == [.material(.time), .minor])
        let aspects = Set(
            ClauseName.allCases.compactMap { clause -> Materiality.Aspect? in
                guard case .material(let aspect) = clause.materiality else { return nil }
                return aspect
            })
        #expect(aspects == Set(Materiality.Aspect.allCases), "each that the law names has a clause")
    }

    @Test func itemsArePairedWithWhatTheyWere() {
        let was = version(.standard, ["卖家远程安装一次", "仅限一个网站使用", "不含备案"])
        let now = version(.standard, ["仅限两个网站使用", "卖家远程安装一次", "送一年域名"])
        let comparison = TermsComparison(from: was, to: now)
        #expect(comparison.changes.map(\.clause) == [.wording(.clauses)])
        #expect(
            comparison.changes.first?.items == [
                .reworded(WordDiff(from: "仅限一个网站使用", to: "仅限两个网站使用")), .removed("不含备案"), .added("送一年域名"),
            ])
    }

    @Test func anotherOrderIsTold() {
        let comparison = TermsComparison(
            from: version(criteria: ["能登录", "能导出"]), to: version(criteria: ["能导出", "能登录"]))
        #expect(comparison.changes.first?.items == [.moved("能导出"), .moved("能登录")])
        #expect(comparison.isMaterial)
    }

    @Test func erasedWordsAreNotCompared() {
        let erased = TermsVersion(terms: .standard, wording: nil)
        #expect(TermsComparison(from: version(.standard, ["一"]), to: erased).changes.isEmpty)
    }
}
