import Market
import Service

/// `POST /trades/:trade/messages`: a party writes `text` to the other, with files.
///
/// A program names files it deposited before by their hashes in `files`. A browser sends the files themselves as `file`, or
/// names in `fileUpload` what a script deposited.
enum PostMessageRoute {
    /// Bytes of a whole message with its files.
    static let bodyBytesMax = PostMessage.filesMax * Int(SentFile.bytesMax) + Limits.formBytesMax

    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .post("/trades/:trade/messages", .member, .files(bytesMax: bodyBytesMax)) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            var source = visit.body
            if source == nil {
                // Nobody sends megabytes only to hear that there is no such trade.
                _ = try await marketplace.state(of: trade, for: member)
                source = .form(try await visit.deposited(in: ["file"], bytesMax: bodyBytesMax, by: member, marketplace))
            }
            var fields = Fields(source ?? .form(Form()))
            let text = fields.optionalText("text", charactersMax: PostMessage.charactersMax) ?? ""
            var files = fields.digests("files", countMax: PostMessage.filesMax + 1)
            files += fields.digests("fileUpload", countMax: PostMessage.filesMax + 1)
            if text.isEmpty, files.isEmpty { fields.add(FieldProblem("text", "missing")) }
            try fields.finish()
            let outcome = try await marketplace.post(
                text, files: files, in: trade, by: member, key: try visit.commandKey(form: source?.form))
            return .command(outcome, in: trade, seeOther: "\(TradePath.trade(trade))#e\(outcome.sequence ?? 0)")
        }
    }
}

extension Visit {
    /// The fields of a multipart body, its files deposited on the way and named as a script would name them: what came as `file`
    /// stands in `fileUpload`.
    ///
    /// - Parameters:
    ///   - names: the fields that take files.
    ///   - bytesMax: bytes of the whole body; each file is held to ``SentFile/bytesMax``.
    /// - Throws: `Refused`, `DepositRefusal`, what the store throws.
    func deposited(
        in names: Set<String>, bytesMax: Int, by member: MemberID, _ marketplace: Marketplace
    ) async throws -> Form {
        let parts = try await multipart(bytesMax: bytesMax) { field, name in
            guard names.contains(field) else { throw Refused.fields([FieldProblem(field, "unknown")]) }
            return DepositSink(try await marketplace.beginDeposit(name: name, by: member, bytesMax: SentFile.bytesMax))
        }
        var form = parts.form
        do {
            for file in parts.files {
                guard let sink = file.sink as? DepositSink else { continue }
                try form.append(name: file.field + "Upload", value: try await sink.finish().artefact.sha256.rawValue)
            }
        } catch {
            await parts.abort()
            throw error
        }
        return form
    }
}
