import Foundation
import Testing

@testable import Market

/// What was written before there were the clauses of a whole contract is read, and written, as it was.
@Suite struct TermsCodingTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static let old =
        #"{"acceptanceDays":7,"changeRounds":2,"deliveryHours":48,"licence":{"includesSource":true,"mayResell":false,"#
        + #""scope":"SCOPE"},"noReasonReturnDays":7,"price":PRICE,"returnCondition":"notDownloaded","supportMonths":6}"#

    @Test(arguments: Licence.Scope.allCases) func oldTermsStayAsTheyWere(scope: Licence.Scope) throws {
        let price = try json(Terms.standard.price)
        let text = Self.old.replacing("SCOPE", with: scope.rawValue).replacing("PRICE", with: price)
        let terms = try JSONDecoder().decode(Terms.self, from: Data(text.utf8))
        #expect(terms.deliveryMethod == .files)
        #expect(terms.intellectualProperty == .matching(scope))
        #expect(terms.outOfRange.isEmpty)
        #expect(try json(terms) == text)
    }

    @Test func everyClauseIsReadBack() throws {
        let terms = Terms(
            price: .yuan(1),
            licence: Licence(
                scope: .allRights, includesSource: true, mayResell: true, seats: 5, exclusivity: .exclusive,
                territory: .mainlandChina, termMonths: 12, needsAttribution: true),
            deliveryHours: 1, acceptanceDays: 1, changeRounds: 1, supportMonths: 1, noReasonReturnDays: 0,
            returnCondition: .keyNotRevealed, deliveryMethod: .service,
            confidentialityMonths: 24, liability: .directLossOnly, disputeMethod: .arbitrationBeijing, signing: .passkey)
        #expect(try JSONDecoder().decode(Terms.self, from: Data(json(terms).utf8)) == terms)
    }

    @Test func oldWordingsAndProposalsAreRead() throws {
        let wording = try JSONDecoder().decode(
            TermsWording.self, from: Data(#"{"clauses":["仅限一个网站使用"],"nonce":"n"}"#.utf8))
        #expect(wording == TermsWording(clauses: ["仅限一个网站使用"], nonce: "n"))
        #expect(try json(wording) == #"{"clauses":["仅限一个网站使用"],"nonce":"n"}"#)
        var story = try Story.negotiating()
        let text = try json(try #require(story.events[1].facts as? TermsProposed))
        for word in ["criteriaCount", "revision", "amends", "scale"] { #expect(!text.contains("\"\(word)\""), "\(word)") }
        _ = try story.give(ConfirmTerms.newest(in: story.trade), by: .buyer)
        let full = TermsWording(clauses: ["一"], nonce: "n", contents: ["源码"], criteria: ["能登录"], receivingSystem: "a@b.cn")
        #expect(try JSONDecoder().decode(TermsWording.self, from: Data(json(full).utf8)) == full)
    }
}
