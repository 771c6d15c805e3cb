import Evidence
import Market
import Store

extension Marketplace {
    /// Posts a message, with files that its writer deposited before. Throws: `PostMessageRefusal`, `DepositRefusal`.
    package func post(
        _ text: String, files: [Digest] = [], in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        var sent: [SentFile] = []
        var names: [String] = []
        for file in files.prefix(PostMessage.filesMax + 1) {
            let (file, name) = try await sentFile(file, of: member)
            sent.append(file)
            names.append(name)
        }
        let command = PostMessage(
            text: text, files: sent, names: names, earlier: try await pieces(before: text, in: trade, by: member),
            codes: try await codes(in: sent))
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
    }

    /// What stands in the codes of the pictures among files, picture by picture. A picture that cannot be read has none.
    private func codes(in files: [SentFile]) async throws -> [[String]] {
        var codes: [[String]] = []
        for file in files where file.shown != nil {
            do {
                codes.append(try await self.codes(inPicture: file.original.sha256))
            } catch is PictureRefusal {
                codes.append([])
            }
        }
        return codes
    }

    /// What of a message leads the deal away, read together with what the sender wrote right before it. Throws: `NotFound`.
    package func offPlatform(
        _ text: String, in trade: TradeID, by member: MemberID
    ) async throws -> [OffPlatformFinding] {
        _ = try await state(of: trade, for: member)
        return OffPlatformGuard.findings(in: text, after: try await pieces(before: text, in: trade, by: member))
    }

    /// How many of the newest entries are looked through for the sender's messages.
    private static let entriesLookedAt: Int64 = 16

    /// The sender's messages right before one that may be a piece of a longer one; none for a whole message.
    private func pieces(before text: String, in trade: TradeID, by member: MemberID) async throws -> [String] {
        guard OffPlatformGuard.isPiece(text) else { return [] }
        let stream = StreamName.trade(trade)
        let entries = try await database.read { connection in
            let journal = Journal(connection)
            guard let head = try journal.head(of: stream) else { return [Entry]() }
            return try journal.entries(of: stream, from: max(0, head.sequence + 1 - Self.entriesLookedAt))
        }
        let said = try entries.filter { $0.header.actor == Actor.member(member).name }.compactMap { entry in
            if case .messagePosted(let facts) = try entry.event(as: TradeEvent.self) { facts.text.value } else { nil }
        }
        return Array(said.suffix(OffPlatformGuard.earlierMax))
    }

    /// A deposited file as it is sent: itself, and for a picture that can be cleaned the cleaned one beside it. A picture that
    /// cannot be read is a file like any other: nobody is kept from sending it, but no page shows it.
    ///
    /// Throws: `DepositRefusal`, `StoreFailure`.
    func sentFile(_ sha256: Digest, of member: MemberID) async throws -> (file: SentFile, name: String) {
        let deposit = try await deposit(sha256, of: member)
        var shown: ShownPicture?
        if deposit.media.hasPrefix("image/"), deposit.artefact.bytes <= Int64(PictureFacts.Limits.bytesMax) {
            do {
                let cleaned = try await cleanedPicture(sha256, of: member)
                shown = try await picture(cleaned).map { ShownPicture(hash: cleaned, width: $0.width, height: $0.height) }
            } catch is PictureRefusal {
                shown = nil
            }
        }
        return (SentFile(original: deposit.artefact, shown: shown), deposit.name)
    }

    /// The writer of a message withdraws it. Throws: `WithdrawMessageRefusal`, `NotFound`.
    package func withdrawMessage(
        _ place: Int64, in trade: TradeID, by member: MemberID, key: IdempotencyKey? = nil
    ) async throws -> Outcome {
        guard let entry = try await entries(of: trade, for: member, from: place, upTo: place + 1).first,
            case .messagePosted(let facts) = entry.event
        else { throw NotFound() }
        let message = MessageReference(place: place, entry: try Digest.stored(entry.hash), by: facts.by)
        return try await commands.handle(
            WithdrawMessage(message: message), on: .trade(trade), by: .member(member), key: key)
    }
}
