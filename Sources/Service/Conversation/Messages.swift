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
        let command = PostMessage(text: text, files: sent, names: names)
        return try await commands.handle(command, on: .trade(trade), by: .member(member), key: key)
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
