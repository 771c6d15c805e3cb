import Market
import Service

/// `GET /trades/:trade/deliveries/new?method=&part=`: the form for handing over; of the milestone that is named, or of the
/// first that is owed.
enum DeliveryFormRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/deliveries/new", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusalOfDelivery { throw refused }
            let sold = try await marketplace.soldArtefact(of: scene.reading)
            guard visit.wantsPage else {
                return .json { json in
                    json.member("methods", texts: ways(scene, marketplace).map(\.rawValue))
                    if let sold {
                        json.object("deposited") { json in
                            json.member("sha256", sold.artefact.sha256.rawValue)
                            json.member("sizeBytes", sold.artefact.bytes)
                            json.member("name", sold.name)
                        }
                    }
                    json.member("until", scene.trade.deadline(.delivery).map { TimeText.iso($0.ms) })
                }
            }
            let asked = try visit.query()["method"].flatMap(DeliveryMethod.init(rawValue:))
            let part = try visit.query()["part"].flatMap(Int.init)
            let form = Form(scene: scene, marketplace: marketplace, sold: sold, method: asked, part: part)
            return .page(try await form.page(visit, scene.fields(visit, nil))) { _ in }
        }
    }

    /// The form again, with why it was not taken; the reason alone where it is not the time to deliver.
    ///
    /// - Parameter typed: the fields of a body that the route read itself, its files deposited and named.
    static func again(
        _ visit: Visit, _ refused: Refused, _ marketplace: Marketplace, _ method: DeliveryMethod, typed: Web.Form? = nil
    ) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard scene.refusalOfDelivery == nil else { return RefusedPage(refused, visit.language) }
        let sold = try await marketplace.soldArtefact(of: scene.reading)
        let part = (typed ?? visit.typed)["part"].flatMap(Int.init)
        let form = Form(scene: scene, marketplace: marketplace, sold: sold, method: method, part: part)
        let fields = FormFields(scene.language, typed: typed ?? visit.typed, problems: refused.problems)
        return try await form.page(visit, fields, refused: refused, uploaded: await uploaded(typed, visit, marketplace))
    }

    /// The ways of delivery that the seller may choose from.
    private static func ways(_ scene: TradeScene, _ marketplace: Marketplace) -> [DeliveryMethod] {
        if let agreed = scene.trade.agreement?.terms.agreedMethod { return [agreed] }
        return DeliveryMethod.offered(sendsMail: marketplace.sendsMail)
    }

    /// The files that a refused form brought, so that nobody has to send them again.
    private static func uploaded(_ typed: Web.Form?, _ visit: Visit, _ marketplace: Marketplace) async -> [FileFact] {
        var files: [FileFact] = []
        for digest in (typed?.all("fileUpload") ?? []).compactMap(Digest.init(rawValue:)).prefix(DeliverFiles.filesMax) {
            do {
                let deposit = try await marketplace.deposit(digest, of: visit.memberID())
                files.append(FileFact(name: deposit.name, sizeBytes: deposit.artefact.bytes, sha256: digest.rawValue))
            } catch {
                continue
            }
        }
        return files
    }

    /// Everything that the page is made of.
    private struct Form {
        let scene: TradeScene
        let marketplace: Marketplace
        let sold: Deposit?
        let ways: [DeliveryMethod]
        let method: DeliveryMethod
        /// The parts that the seller owes a delivery of.
        let owed: [TradePart]
        /// The one that the form is for.
        let part: TradePart?

        init(scene: TradeScene, marketplace: Marketplace, sold: Deposit?, method: DeliveryMethod?, part: Int?) {
            self.scene = scene
            self.marketplace = marketplace
            self.sold = sold
            let ways = DeliveryFormRoute.ways(scene, marketplace)
            self.ways = ways
            let asked = method.flatMap { ways.contains($0) ? $0 : nil }
            self.method = asked ?? ways.first ?? .files
            owed = scene.trade.parts.filter { $0.phase == .funded || $0.phase == .delivered && $0.openChange != nil }
            self.part = owed.first { $0.number == part } ?? scene.trade.owedPart
        }

        /// Where the form is for another way of delivery, or another milestone.
        private func path(_ method: DeliveryMethod, _ part: TradePart?) -> String {
            let milestone = part.flatMap { scene.sent($0.number) }.map { "&part=\($0)" } ?? ""
            return "\(scene.path)/deliveries/new?method=\(method.rawValue)\(milestone)"
        }

        func page(
            _ visit: Visit, _ make: FormFields, refused: Refused? = nil, uploaded: [FileFact] = []
        ) async throws -> DeliveryFormPage {
            let words = TermsWords(scene.language)
            let number = part?.number ?? 1
            let terms = part.flatMap { scene.trade.agreement?.terms.part($0.number) }
            let isOfFiles = [.files, .email].contains(method)
            let given = isOfFiles ? sold : nil
            let wording = try await marketplace.agreementWording(in: scene.id, for: visit.memberID())
            let fields = fields(make, wording)
            return DeliveryFormPage(
                title: scene.titled(scene.say("delivery.title"), number), tradeLink: scene.link, action: action,
                ways: ways.map {
                    .init(label: scene.say("method.\($0.rawValue)"), path: path($0, part), isCurrent: $0 == method)
                },
                hasWays: ways.count > 1, isOfFiles: isOfFiles,
                deposited: given.map {
                    FileFact(name: $0.name, sizeBytes: $0.artefact.bytes, sha256: $0.artefact.sha256.rawValue)
                },
                useDeposited: given.map { _ in make.tick("deposited", scene.say("delivery.deposited"), given: true) },
                uploadPath: "/uploads", uploaded: uploaded,
                fileLimit: scene.say(
                    "listing.form.artefact.limit", ["max": NumberText.size(bytes: Int64(Limits.artefactBytesMax))]),
                fields: fields, explanation: scene.say("method.\(method.rawValue).text"),
                agreed: terms.map { terms in
                    [Terms.Clause.licence, .deliveryHours, .acceptanceDays, .changeRounds].map {
                        Fact(label: words.name($0), value: words.value($0, of: terms))
                    }
                } ?? [],
                deadline: scene.deadline(.delivery, of: number) ?? scene.deadline(.change, of: number),
                asked: try await asked(visit),
                refusal: refused.map {
                    RefusalNote(
                        $0, scene.language, fields: fields, inputs: isOfFiles ? ["file": scene.say("delivery.files")] : [:])
                }, part: scene.sent(number),
                parts: owed.map {
                    .init(label: scene.named($0.number), path: path(method, $0), isCurrent: $0.number == number)
                }, hasParts: owed.count > 1)
        }

        private var action: String {
            switch method {
            case .files: "\(scene.path)/deliveries"
            case .secret, .repository, .service: "\(scene.path)/deliveries/\(method.rawValue)"
            case .email: "\(scene.path)/deliveries/mail"
            }
        }

        private func fields(_ make: FormFields, _ wording: TermsWording?) -> [FormField] {
            let note = make.long(
                "note", scene.say("delivery.note.label"), help: scene.say("delivery.note.help"), required: false,
                charactersMax: PostMessage.charactersMax)
            switch method {
            case .files: return [note]
            case .secret:
                return [
                    make.long(
                        "secret", scene.say("handover.secret"), help: scene.say("handover.secret.help"), rows: 3,
                        charactersMax: DeliverSecret.charactersMax), note,
                ]
            case .repository:
                return [
                    make.line(
                        "address", scene.say("handover.address"), help: scene.say("handover.address.help"),
                        placeholder: "https://", charactersMax: RepositoryAddress.charactersMax),
                    make.line("commit", scene.say("handover.commit"), help: scene.say("handover.commit.help"), charactersMax: 64),
                    note,
                ]
            case .email:
                let address = wording?.agreedMailAddress ?? scene.say("handover.mail.none")
                return [
                    make.tick(
                        "attached", scene.say("handover.mail.attach", ["address": address]), given: true,
                        help: scene.say(
                            "handover.mail.attach.help", ["max": NumberText.size(bytes: MailMessage.attachedBytesMax)])), note,
                ]
            case .service:
                return [
                    make.long(
                        "report", scene.say("handover.report"), help: scene.say("handover.report.help"), rows: 6,
                        charactersMax: PostMessage.charactersMax)
                ]
            }
        }

        /// What the buyer wants changed, in the buyer's own words.
        private func asked(_ visit: Visit) async throws -> String? {
            guard part?.openChange != nil else { return nil }
            for entry in try await marketplace.acts(of: scene.reading).reversed()
            where scene.trade.part(of: entry.event) == part?.number {
                if case .changeRequested(let facts) = entry.event { return facts.reason.value ?? scene.say("trade.erased") }
                if case .criterionRefused(let facts) = entry.event { return facts.reason.value ?? scene.say("trade.erased") }
            }
            return nil
        }
    }
}

extension TradeScene {
    /// Why the seller cannot hand anything over now; nil where that is possible.
    var refusalOfDelivery: Refused? {
        if let refused = refusal(of: .deliverFiles) { return refused }
        guard trade.owedPart?.phase != .delivered || trade.owedPart?.openChange != nil else {
            return Refused(StepRefusal.notInPhase(.deliverFiles, .delivered))
        }
        return trade.pendingMail == nil ? nil : Refused(HandoverRefusal.mailUnderway)
    }
}
