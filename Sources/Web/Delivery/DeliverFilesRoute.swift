import Market
import Service

/// `POST /trades/:trade/deliveries`: the seller delivers files; `POST /trades/:trade/deliveries/mail`: by mail, with `attached` where
/// they are to travel with it.
///
/// A program names files it deposited before by their hashes in `files`. A browser sends the files themselves as `file`, or
/// names in `fileUpload` what a script deposited, and ticks `deposited` for the artefact of the listing.
enum DeliverFilesRoute {
    static func routes(_ marketplace: Marketplace) -> [Route] {
        var routes = [route("/trades/:trade/deliveries", .files, marketplace)]
        if marketplace.sendsMail { routes.append(route("/trades/:trade/deliveries/mail", .email, marketplace)) }
        return routes
    }

    private static func route(_ path: String, _ method: DeliveryMethod, _ marketplace: Marketplace) -> Route {
        .post(
            path, .member, .files(bytesMax: Limits.artefactBytesMax),
            formAgain: { visit, refused in try await DeliveryFormRoute.again(visit, refused, marketplace, method) }
        ) { visit in
            let seller = try visit.memberID()
            // Nobody sends gigabytes only to hear that it is not the time to deliver. Where there has been a delivery the body
            // is read: it may be the same form sent again, which has to be answered as it was the first time.
            let scene = try await visit.scene(marketplace)
            if visit.body == nil, scene.trade.rounds.isEmpty, let refused = scene.refusalOfDelivery { throw refused }
            let form = visit.body == nil ? try await received(visit, seller, marketplace) : nil
            do {
                return try await deliver(form.map(Fields.Source.form) ?? visit.body, visit, scene, method, marketplace)
            } catch {
                guard let form, visit.wantsPage, let refused = Refused(error) else { throw error }
                let page = try await DeliveryFormRoute.again(visit, refused, marketplace, method, typed: form)
                return .page(page, status: refused.status, json: refused.json)
            }
        }
    }

    private static func deliver(
        _ source: Fields.Source?, _ visit: Visit, _ scene: TradeScene, _ method: DeliveryMethod, _ marketplace: Marketplace
    ) async throws -> Answer {
        var fields = Fields(source ?? .form(Form()))
        var files = fields.digests("files", countMax: DeliverFiles.filesMax)
        files += fields.digests("fileUpload", countMax: DeliverFiles.filesMax)
        let usesDeposited = fields.tick("deposited")
        let isAttached = method == .email && fields.tick("attached")
        let part = fields.part()
        let note = fields.optionalText("note", charactersMax: PostMessage.charactersMax)
        try fields.finish()
        if usesDeposited, let artefact = try await marketplace.soldArtefact(of: scene.reading) {
            files.insert(artefact.artefact.sha256, at: 0)
        }
        let (seller, key) = (try visit.memberID(), try visit.commandKey(form: source?.form))
        let outcome =
            if method == .email {
                try await marketplace.deliverByMail(
                    files, isAttached: isAttached, note: note ?? "", in: scene.id, part: part, by: seller, key: key)
            } else {
                try await marketplace.deliver(files, note: note ?? "", in: scene.id, part: part, by: seller, key: key)
            }
        let manifest = try outcome.manifest()
        return .command(outcome, in: scene.id, flash: method == .email ? "mailPrepared" : "delivered") { json in
            if let manifest { json.member("manifest", manifest.rawValue) }
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
