import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// `GET /desk/disputes/:trade/:n`: the room of a dispute; `takeover`, `recusal`, `proposal`, `ruling` and `decision` under it are what a
/// mediator does, `entries/:e/files/:k` a file of the sealed file.
enum DisputeRoomRoutes {
    static func path(_ trade: TradeID, _ number: Int) -> String { "\(DisputeQueueRoute.path)/\(trade)/\(number)" }

    private static let pattern = "\(DisputeQueueRoute.path)/:trade/:n"

    static func all(_ marketplace: Marketplace) -> [Route] {
        [
            .get(pattern, .desk(.mediateDisputes)) { visit in
                let room = try await room(visit, marketplace)
                guard visit.wantsPage else { return try await DisputeRoomJSON.answer(room, visit, marketplace) }
                return .page(try await DisputeRoomFilling(room, visit, marketplace).page()) { _ in }
            },
            post("takeover", marketplace) { visit, trade, number in
                var fields = visit.fields()
                try fields.finish()
                return (
                    try await marketplace.takeDispute(number, in: trade, by: visit.memberID(), key: visit.commandKey()),
                    "disputeTaken"
                )
            },
            post("recusal", marketplace) { visit, trade, number in
                var fields = visit.fields()
                let reason = fields.text("reason", charactersMax: RecuseDispute.reasonCharactersMax)
                try fields.finish()
                return (
                    try await marketplace.recuseDispute(
                        number, reason: reason, in: trade, by: visit.memberID(), key: visit.commandKey()), "disputeRecused"
                )
            },
            post("proposal", marketplace) { visit, trade, number in
                let room = try await room(visit, marketplace)
                var fields = visit.fields()
                let outcome = fields.outcome(upTo: room.reading.trade.disputedMinor)
                let reason = fields.text("reason", charactersMax: ProposeMediation.reasonCharactersMax)
                try fields.finish()
                return (
                    try await marketplace.proposeMediation(
                        outcome, reason: reason, dispute: number, in: trade, by: visit.memberID(), key: visit.commandKey()),
                    "mediationProposed"
                )
            },
            post("ruling", marketplace) { visit, trade, number in
                let given = try RulingForm(visit, try await room(visit, marketplace))
                return (
                    try await marketplace.ruleDispute(
                        given.findings, outcome: given.outcome, reason: given.reason, publication: given.publication,
                        dispute: number, in: trade, by: visit.memberID(), key: visit.commandKey()), "disputeRuled"
                )
            },
            post("decision", marketplace) { visit, trade, number in
                let given = try RulingForm(visit, try await room(visit, marketplace))
                return (
                    try await marketplace.decideAppeal(
                        given.findings, outcome: given.outcome, reason: given.reason, publication: given.publication,
                        dispute: number, in: trade, by: visit.memberID(), key: visit.commandKey()), "appealDecided"
                )
            },
            .get("\(pattern)/entries/:e/files/:k", .desk(.mediateDisputes)) { visit in
                let (trade, number) = try place(visit)
                guard let file = Int(exactly: try visit.number("k")) else { throw Refused.notFound }
                return SentFileRoutes.download(
                    try await marketplace.openSent(
                        file, of: try visit.number("e"), dispute: number, in: trade, forMediator: try visit.memberID()),
                    visit)
            },
        ]
    }

    private static func post(
        _ step: String, _ marketplace: Marketplace,
        _ give: @escaping @Sendable (Visit, TradeID, Int) async throws -> (Outcome, flash: String)
    ) -> Route {
        .post("\(pattern)/\(step)", .desk(.mediateDisputes), formAgain: { try await again($0, $1, marketplace) }) { visit in
            let (trade, number) = try place(visit)
            let (outcome, flash) = try await give(visit, trade, number)
            return .command(outcome, seeOther: path(trade, number), flash: flash) { json in
                json.member("trade", trade.rawValue)
                json.member("dispute", number)
            }
        }
    }

    private static func place(_ visit: Visit) throws(Refused) -> (TradeID, Int) {
        guard let number = Int(exactly: try visit.number("n")) else { throw .notFound }
        return (try visit.trade(), number)
    }

    private static func room(_ visit: Visit, _ marketplace: Marketplace) async throws -> DisputeRoom {
        let (trade, number) = try place(visit)
        return try await marketplace.disputeRoom(number, in: trade, for: try visit.memberID())
    }

    private static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        guard refused != .notFound else { return RefusedPage(refused, visit.language) }
        return try await DisputeRoomFilling(try await room(visit, marketplace), visit, marketplace, refused: refused).page()
    }
}

/// A ruling as a form or a program gives it: for each claim `founded.CLAIM` (`yes` or `no`), `text.CLAIM` and `entries.CLAIM` (numbers,
/// with commas or spaces between), the outcome, `reason`, and with `publish` the words for publication.
private struct RulingForm {
    let findings: [DisputeFinding]
    let outcome: DisputeOutcome
    let reason: String
    let publication: String?

    init(_ visit: Visit, _ room: DisputeRoom) throws {
        var fields = visit.fields()
        findings = room.dispute.claims.compactMap { fields.finding($0) }
        outcome = fields.outcome(upTo: room.reading.trade.disputedMinor)
        reason = fields.text("reason", charactersMax: ProposeMediation.reasonCharactersMax)
        let isPublished = fields.tick("publish")
        let text = fields.optionalText("publication", charactersMax: ProposeMediation.reasonCharactersMax)
        publication = isPublished ? text : nil
        if isPublished { fields.check(publication: text, names: [room.file.buyerName, room.file.sellerName]) }
        if findings.isEmpty { fields.add(FieldProblem("findings", "missing")) }
        try fields.finish()
    }
}

extension Fields {
    /// What was found of a claim; nil where the form leaves it open.
    fileprivate mutating func finding(_ claim: DisputeClaim) -> DisputeFinding? {
        let name = claim.rawValue
        let founded = optionalText("founded.\(name)", charactersMax: 3)
        let text = optionalText("text.\(name)", charactersMax: DisputeFinding.textCharactersMax)
        let cited = optionalText("entries.\(name)", charactersMax: 400)
        guard let founded, !founded.isEmpty else { return nil }
        if founded != "yes" && founded != "no" { add(FieldProblem("founded.\(name)", "notAChoice")) }
        if text == nil { add(FieldProblem("text.\(name)", "missing")) }
        let numbers = (cited ?? "").split { ",，、 #".contains($0) }.map { Int64($0) }
        let entries = numbers.compactMap(\.self)
        if entries.isEmpty || entries.count < numbers.count { add(FieldProblem("entries.\(name)", "entriesCited")) }
        return DisputeFinding(claim: claim, isFounded: founded == "yes", text: text ?? "", entries: entries)
    }

    /// What is published names nobody and cites nothing that only the parties can look up.
    fileprivate mutating func check(publication text: String?, names: [String]) {
        guard let text else { return add(FieldProblem("publication", "missing")) }
        if names.contains(where: { $0.count > 1 && text.contains($0) }) { add(FieldProblem("publication", "publicationNames")) }
        if text.contains(/[#＃]\s*\d/) { add(FieldProblem("publication", "publicationCites")) }
    }
}
