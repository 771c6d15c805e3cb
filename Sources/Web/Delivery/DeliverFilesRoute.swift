import Market
import Service

/// `POST /trades/:trade/deliveries`: the seller delivers.
///
/// A program names files it deposited before by their hashes in `files`. A browser sends the files themselves as `file`, or
/// names in `fileUpload` what a script deposited, and ticks `deposited` for the artefact of the listing.
enum DeliverFilesRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .post(
            "/trades/:trade/deliveries", .member,
            .files(bytesMax: Limits.artefactBytesMax),
            formAgain: { visit, refused in try await DeliveryFormRoute.again(visit, refused, marketplace) }
        ) { visit in
            let (trade, seller) = (try visit.trade(), try visit.memberID())
            // Nobody sends gigabytes only to hear that it is not the time to deliver. A body that names files is not asked
            // before its key has been looked at: sent again, it has to be answered as it was the first time.
            if visit.body == nil, let refused = try await visit.scene(marketplace).refusal(of: .deliverFiles) {
                throw refused
            }
            let form = visit.body == nil ? try await received(visit, seller, marketplace) : nil
            var fields = form.map { Fields(.form($0)) } ?? visit.fields()
            var files = fields.digests("files", countMax: DeliverFiles.filesMax)
            files += fields.digests("fileUpload", countMax: DeliverFiles.filesMax)
            let usesDeposited = fields.tick("deposited")
            let note = fields.optionalText("note", charactersMax: PostMessage.charactersMax)
            try fields.finish()
            if usesDeposited,
                let artefact = try await marketplace.soldArtefact(of: visit.scene(marketplace).reading)
            {
                files.insert(artefact.artefact.sha256, at: 0)
            }
            let outcome = try await marketplace.deliver(
                files, note: note ?? "", in: trade, by: seller, key: try visit.commandKey(form: form))
            let manifest = try outcome.manifest()
            return .command(outcome, in: trade, flash: "delivered") { json in
                if let manifest { json.member("manifest", manifest.rawValue) }
            }
        }
    }

    /// The fields of a multipart body, its files deposited on the way and named as a script would name them.
    private static func received(_ visit: Visit, _ seller: MemberID, _ marketplace: Marketplace) async throws -> Form {
        let parts = try await visit.multipart(bytesMax: Limits.artefactBytesMax) { field, name in
            guard field == "file" else { throw Refused.fields([FieldProblem(field, "unknown")]) }
            return DepositSink(try await marketplace.beginDeposit(name: name, by: seller))
        }
        var form = parts.form
        do {
            for file in parts.files {
                guard let sink = file.sink as? DepositSink else { continue }
                try form.append(name: "fileUpload", value: try await sink.finish().artefact.sha256.rawValue)
            }
        } catch {
            await parts.abort()
            throw error
        }
        return form
    }
}
