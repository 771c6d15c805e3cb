import Evidence
import Logging
import Market
import ServiceLifecycle
import Store
import Synchronization

/// Erases what members asked to have erased, as soon as no statute keeps it any more, and what was written in complaints when its
/// term is over: values and salts, then files that nothing else refers to, then the bytes that the database may have left behind.
///
/// Source: PIPL 47, 电子商务法 31, DESIGN.md, section 5.
package struct ErasureRunner: ServiceLifecycle.Service {
    private let marketplace: Marketplace

    /// How often it looks, in milliseconds: hourly, since terms are counted in days.
    package static let intervalMs: Int64 = 3_600_000

    /// Erases in that market.
    package init(_ marketplace: Marketplace) { self.marketplace = marketplace }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        await rounds(everyMs: Self.intervalMs, marketplace.logger, onFailure: "Erasures could not be carried out") {
            try await runDue()
        }
    }

    /// Erases what is due now, and says how many values those were.
    @discardableResult
    package func runDue() async throws -> Int {
        let open = try await marketplace.database.read { try ErasureView($0).all() }
        var count = 0
        for (name, requestedAt) in open {
            count += try await erase(of: try MemberID.stored(name), upTo: requestedAt)
        }
        count += try await eraseComplaints()
        try await ErasedFiles(marketplace).remove()
        if count > 0 {
            try await marketplace.database.purgeErased()
            marketplace.logger.notice("Personal data was erased", metadata: ["values": "\(count)"])
        }
        return count
    }

    private static let selectTrades: SQL = "SELECT id FROM v_trades WHERE buyer = $1 OR seller = $1 ORDER BY id"

    private func erase(of member: MemberID, upTo requestedAt: Timestamp) async throws -> Int {
        let trades = try await marketplace.database.read { connection in
            try connection.rows(Self.selectTrades, [.text(member.rawValue)]) { try TradeID.stored($0.text(0)) }
        }
        var (count, isAllDone) = (0, true)
        for trade in trades {
            let state = try await marketplace.commands.state(Trade.self, of: .trade(trade))
            // What the member did after asking is not asked for.
            guard state.openedAt <= requestedAt else { continue }
            guard state.retention.isOver(at: marketplace.clock.now()) else {
                isAllDone = false
                continue
            }
            count += try await eraseAll(of: member, in: trade, upTo: requestedAt)
        }
        count += try await eraseQuestions(of: member, upTo: requestedAt)
        // These go by themselves, and the request is done when they have.
        if try await hasComplaints(of: member, upTo: requestedAt) { isAllDone = false }
        return isAllDone ? try await count + finish(member) : count
    }

    private static let selectQuestions: SQL = "SELECT id FROM v_questions WHERE asker = $1 OR seller = $1 ORDER BY id"

    /// What the member asked and answered in public: no contract hangs on it, so nothing keeps it.
    private func eraseQuestions(of member: MemberID, upTo requestedAt: Timestamp) async throws -> Int {
        let questions = try await marketplace.database.read { connection in
            try connection.rows(Self.selectQuestions, [.text(member.rawValue)]) { try QuestionID.stored($0.text(0)) }
        }
        var count = 0
        for question in questions {
            guard let erased = try await due(of: member, in: .question(question), upTo: requestedAt),
                try await handle(EraseQuestion(erased), erasing: erased, on: .question(question))
            else { continue }
            count += erased.values.reduce(0) { $0 + $1.fields.count }
        }
        return count
    }

    private static let selectKeptComplaint: SQL =
        """
        SELECT id FROM v_complaints WHERE (complainant = $1 OR accused = $1) AND filed_ms <= $2 AND erased_ms IS NULL LIMIT 1
        """
    private static let selectDueComplaints: SQL =
        "SELECT id FROM v_complaints WHERE erased_ms IS NULL AND kept_until_ms <= $1 ORDER BY kept_until_ms, id LIMIT 500"

    private func hasComplaints(of member: MemberID, upTo requestedAt: Timestamp) async throws -> Bool {
        let values: [SQLValue] = [.text(member.rawValue), .integer(requestedAt.ms)]
        return try await marketplace.database.read { try $0.row(Self.selectKeptComplaint, values) { try $0.text(0) } } != nil
    }

    /// What anybody wrote in complaints whose term is over, whether or not somebody has asked.
    private func eraseComplaints() async throws -> Int {
        let now = SQLValue.integer(marketplace.clock.now().ms)
        let due = try await marketplace.database.read { connection in
            try connection.rows(Self.selectDueComplaints, [now]) { try ComplaintID.stored($0.text(0)) }
        }
        var count = 0
        for complaint in due {
            for erased in try await words(of: complaint)
            where try await handle(EraseComplaint(erased), erasing: erased, on: .complaint(complaint)) {
                count += erased.values.reduce(0) { $0 + $1.fields.count }
            }
        }
        return count
    }

    /// Everything that can be erased in a complaint, by who wrote it.
    private func words(of complaint: ComplaintID) async throws -> [Erased] {
        try await marketplace.database.read { connection in
            var byMember: [MemberID: (values: [Erased.Values], files: Set<Digest>)] = [:]
            for entry in try Journal(connection).entries(of: .complaint(complaint)) where !entry.openings.isEmpty {
                guard let member = Actor(name: entry.header.actor)?.writer else { continue }
                let values = Erased.Values(sequence: entry.header.sequence, fields: entry.openings.keys.sorted())
                byMember[member, default: ([], [])].values.append(values)
                byMember[member]?.files.formUnion(entry.ownFiles)
            }
            return byMember.sorted { $0.key.rawValue < $1.key.rawValue }.map { member, own in
                Erased(member: member, values: own.values, files: own.files.sorted { $0.rawValue < $1.rawValue })
            }
        }
    }

    private func eraseAll(of member: MemberID, in trade: TradeID, upTo requestedAt: Timestamp) async throws -> Int {
        var count = 0
        while let erased = try await due(of: member, in: .trade(trade), upTo: requestedAt) {
            guard try await handle(EraseValues(erased), erasing: erased, on: .trade(trade)) else { break }
            count += erased.values.reduce(0) { $0 + $1.fields.count }
        }
        return count
    }

    /// The next values that a member may have erased in a stream; nil if none is left.
    private func due(of member: MemberID, in stream: StreamName, upTo requestedAt: Timestamp) async throws -> Erased? {
        try await marketplace.database.readLong { connection in
            let actor = Actor.member(member).name
            var (values, files): ([Erased.Values], [Digest]) = ([], [])
            for entry in try Journal(connection).entries(of: stream)
            where entry.header.actor == actor && entry.time <= requestedAt && values.count < EraseValues.entriesMax {
                let fields = entry.openings.keys.filter { Erased.isErasable($0, ofKind: entry.header.kind) }.sorted()
                guard !fields.isEmpty else { continue }
                values.append(Erased.Values(sequence: entry.header.sequence, fields: fields))
                files += entry.ownFiles
            }
            guard !values.isEmpty else { return nil }
            return Erased(member: member, values: values, files: Set(files).sorted { $0.rawValue < $1.rawValue })
        }
    }

    /// Names are kept while a trade is that was made under them; the present one as long as the account stands.
    private func finish(_ member: MemberID) async throws -> Int {
        let stream = StreamName.member(member)
        let erased: Erased? = try await marketplace.database.read { connection in
            let entries = try Journal(connection).entries(of: stream)
            let named = entries.filter { $0.openings["displayName"] != nil }
            // A word about an absence that is over serves nobody any more.
            let words = try entries.filter { entry in
                guard entry.openings["word"] != nil, case .absenceAnnounced(let facts) = try entry.event(as: MemberEvent.self)
                else { return false }
                return facts.until <= marketplace.clock.now()
            }
            let values =
                named.dropLast().map { Erased.Values(sequence: $0.header.sequence, fields: ["displayName"]) }
                + words.map { Erased.Values(sequence: $0.header.sequence, fields: ["word"]) }
            return values.isEmpty ? nil : Erased(member: member, values: Array(values.prefix(EraseValues.entriesMax)), files: [])
        }
        guard try await handle(FinishErasure(erased: erased), erasing: erased, on: stream) else { return 0 }
        return erased?.values.count ?? 0
    }

    private static let deleteSecret: SQL = "DELETE FROM secrets WHERE document = $1"

    /// Secrets lie beside the entries that hold their hashes, and go with what their seller wrote there.
    private static func eraseSecrets(_ erased: Erased, from stream: StreamName, _ connection: any Connection) throws {
        let journal = Journal(connection)
        for values in erased.values {
            for entry in try journal.entries(of: stream, from: values.sequence, upTo: values.sequence + 1)
            where entry.header.kind == "secretDelivered" {
                guard case .secretDelivered(let facts) = try entry.event(as: TradeEvent.self) else { continue }
                try connection.run(deleteSecret, [.text(facts.document.rawValue)])
            }
        }
    }

    /// Gives the command and deletes the values, in one transaction; false where another node was faster.
    private func handle<Given: Command>(_ command: Given, erasing erased: Erased?, on stream: StreamName) async throws -> Bool
    where Given.State: Viewed {
        do {
            _ = try await marketplace.commands.handle(command, on: stream, by: .clock) { connection in
                guard let erased else { return }
                try Self.eraseSecrets(erased, from: stream, connection)
                try Journal(connection).erase(erased, from: stream)
            }
            return true
        } catch JournalFault.erasedAlready {
            return false
        } catch let refusal as any Refusal {
            marketplace.logger.debug("An erasure did nothing", metadata: ["refusal": "\(refusal.code)"])
            return false
        }
    }
}

extension Actor {
    /// Who writes in a complaint; nil for what no person says.
    fileprivate var writer: MemberID? {
        switch self {
        case .member(let member), .staff(let member): member
        case .clock, .gateway: nil
        }
    }
}

extension Entry {
    /// The files that the entry's author sent along, with what was made of them to be shown, goods not among them. What is the
    /// hash of a document and no stored file is passed over when files are removed.
    var ownFiles: [Digest] {
        var facts = header.facts
        for name in Erased.goods.union(["manifest", "document"]) { facts[name] = nil }
        return Entry.hashes(in: facts).compactMap(Digest.init(rawValue:))
    }
}
