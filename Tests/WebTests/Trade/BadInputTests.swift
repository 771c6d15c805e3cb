import HTTPTypes
import HummingbirdTesting
import Market
import NIOCore
import Testing

@testable import Web

/// What comes in malformed, forged or for somebody else's trade is refused in words and changes nothing.
@Suite struct BadInputTests {
    /// The routes that change a trade, with a body that would do.
    static let changes: [(name: String, body: String)] = [
        ("messages", #"{"text": "x"}"#), ("standard-terms", "{}"),
        (
            "proposals",
            #"{"answering": 0, "price": "1.00", "licence": "personal", "deliveryHours": 1, "acceptanceDays": 1, "changeRounds": 0, "supportMonths": 0, "noReasonReturnDays": 0, "returnCondition": "notDownloaded"}"#
        ),
        ("confirmations", #"{"proposal": 1, "document": "\#(String(repeating: "0", count: 64))"}"#),
        ("prepared-terms/signature", #"{"document": "\#(String(repeating: "0", count: 64))"}"#), ("proposals/1/refusal", "{}"),
        ("payments", "{}"), ("deliveries", #"{"files": []}"#),
        ("receipt", #"{"manifest": "\#(String(repeating: "0", count: 64))"}"#), ("acceptance", "{}"),
        ("rating", #"{"score": "good"}"#),
    ]

    @Test(arguments: changes) func anothersTradeDoesNotExist(_ change: (name: String, body: String)) async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let outsider = try await steps.market.member("outsider")
            for id in [trade.rawValue, "01jd8x00000000000000000000"] {
                let answer = try await outsider.send("/trades/\(id)/\(change.name)", change.body)
                #expect(answer.status == .notFound)
                #expect(try answer.errorCode == "notFound")
            }
            #expect(try await steps.market.visitor.send("/trades/\(trade)/\(change.name)", change.body).status == .unauthorized)
        }
    }

    @Test(arguments: changes) func unknownFieldsAndBrokenJSON(_ change: (name: String, body: String)) async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.funded()
            // Deliveries are the seller's; all else is asked as the buyer.
            let member = change.name == "deliveries" ? steps.seller : steps.buyer
            let before = try await steps.buyer.json("/trades/\(trade)").body
            let path = "/trades/\(trade)/\(change.name)"
            let unknown = try await member.send(
                path, #"{"surprise": 1, \#(change.body.dropFirst() == "}" ? "\"y\": 2}" : String(change.body.dropFirst()))"#)
            #expect(unknown.status == .unprocessableContent)
            #expect(try unknown.errorCode == "fieldsWrong")
            for broken in ["{", "[]", #"{"a": 1, "a": 2}"#, "{\"text\": \"\\u0000\"}", "null"] {
                #expect(try await member.send(path, broken).status == .badRequest, "\(broken)")
            }
            let huge = #"{"text": "\#(String(repeating: "x", count: 200_000))"}"#
            #expect(try await member.send(path, huge).status == .contentTooLarge)
            #expect(try await steps.buyer.json("/trades/\(trade)").body == before)
        }
    }

    @Test(arguments: changes) func aFormWithoutItsToken(_ change: (name: String, body: String)) async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let path = "/trades/\(trade)/\(change.name)"
            for token in ["", "foreign"] {
                #expect(try await steps.buyer.submit(path, ["text": "x"], token: token).status == .forbidden)
            }
            var headers = steps.buyer.browser(.zh)
            headers[.contentType] = "application/x-www-form-urlencoded"
            headers[.origin] = "https://evil.example"
            let body = ByteBuffer(string: "csrf=" + steps.buyer.formToken)
            let foreign = try await steps.market.client.execute(uri: path, method: .post, headers: headers, body: body)
            #expect(foreign.status == .forbidden)
        }
    }

    @Test func numbersThatOverflowAndWrongTypes() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            let path = "/trades/\(trade)/confirmations"
            let hash = String(repeating: "0", count: 64)
            for number in ["99999999999999999999", "1.5", "-1", "\"one\"", "true", "[1]", "9223372036854775808"] {
                let answer = try await steps.buyer.send(path, #"{"proposal": \#(number), "document": "\#(hash)"}"#)
                #expect(answer.status == .unprocessableContent || answer.status == .badRequest, "\(number)")
            }
            let body = BadInputTests.changes[2].body
            for price in ["99999999999999999999.00", "0", "-1", "1.001", "abc", "10000000.01"] {
                let answer = try await steps.seller.send(
                    "/trades/\(trade)/proposals",
                    body.replacing("1.00", with: price).replacing("\"answering\": 0", with: "\"answering\": 1"))
                #expect(answer.status == .unprocessableContent, "\(price)")
            }
            #expect(try await steps.buyer.json("/trades/\(trade)/terms/99999999999999999999").status == .notFound)
            #expect(try await steps.buyer.json("/trades/\(trade)/entries/9223372036854775807").status == .notFound)
        }
    }

    @Test func eachRefusalHasItsStatus() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.proposed()
            func code(_ member: WebMember, _ path: String, _ body: String) async throws -> String {
                let answer = try await member.send("/trades/\(trade)/\(path)", body)
                return "\(answer.status.code) \(try answer.errorCode ?? "")"
            }
            let reading = try await steps.buyer.json("/trades/\(trade)")
            guard case .string(let document)? = try reading.object["proposal"]?["document"] else { throw NoProposal() }
            #expect(try await code(steps.seller, "standard-terms", "{}") == "403 notYourStep")
            #expect(try await code(steps.buyer, "acceptance", "{}") == "409 notInPhase")
            #expect(try await code(steps.buyer, "payments", "{}") == "409 notInPhase")
            let bare = #"{"proposal": 1, "document": "\#(document)"}"#
            func with(_ handle: String, _ body: String) -> String { body.dropLast() + #", "password": "password of \#(handle)"}"# }
            let right = with("buyer", bare)
            #expect(try await code(steps.buyer, "confirmations", bare) == "422 proofMissing")
            #expect(try await code(steps.buyer, "confirmations", with("seller", bare)) == "403 ownPasswordWrong")
            #expect(try await code(steps.buyer, "confirmations", right) == "422 ticksMissing")
            #expect(try await code(steps.seller, "confirmations", with("seller", bare)) == "409 ownProposal")
            let wrong = right.replacing(document, with: String(repeating: "0", count: 64))
            #expect(try await code(steps.buyer, "confirmations", wrong) == "409 otherDocument")
            #expect(try await code(steps.buyer, "messages", #"{"text": "  "}"#) == "422 fieldsWrong")
            #expect(
                try await code(steps.seller, "proposals", with("seller", BadInputTests.changes[2].body)) == "409 proposalCrossed")
        }
    }

    /// The same key again answers as the first time and adds nothing; with another request it is refused.
    @Test func aKeyIsOneCommand() async throws {
        try await TradeSteps.run { steps in
            let trade = try await steps.opened()
            let first = try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "一次"}"#, key: "k-1")
            let second = try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "一次"}"#, key: "k-1")
            #expect(first.status == .created && second.status == .ok)
            #expect(try first.text("entry") == second.text("entry"))
            let other = try await steps.buyer.send("/trades/\(trade)/messages", #"{"text": "两次"}"#, key: "k-1")
            #expect(other.status == .conflict)
        }
    }

    private struct NoProposal: Error {}
}
