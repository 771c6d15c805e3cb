import Market
import Service

/// `GET /trades/:trade/deliveries/new`: the form for handing over.
enum DeliveryFormRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/deliveries/new", .member) { visit in
            let scene = try await visit.scene(marketplace)
            if let refused = scene.refusal(of: .deliverFiles) { throw refused }
            let sold = try await marketplace.soldArtefact(of: scene.reading)
            guard visit.wantsPage else {
                return .json { json in
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
            return .page(page(scene, sold, scene.fields(visit, nil))) { _ in }
        }
    }

    /// The form again, with why it was not taken; the reason alone where it is not the time to deliver.
    ///
    /// - Parameter typed: the fields of a body that the route read itself, its files deposited and named.
    static func again(
        _ visit: Visit, _ refused: Refused, _ marketplace: Marketplace, typed: Form? = nil
    ) async throws -> any Page {
        let scene = try await visit.scene(marketplace)
        guard scene.refusal(of: .deliverFiles) == nil else { return RefusedPage(refused, visit.language) }
        let sold = try await marketplace.soldArtefact(of: scene.reading)
        let fields = FormFields(scene.language, typed: typed, problems: refused.problems)
        return page(scene, sold, fields, refused: refused, uploaded: await uploaded(typed, visit, marketplace))
    }

    private static func page(
        _ scene: TradeScene, _ sold: Deposit?, _ make: FormFields, refused: Refused? = nil, uploaded: [FileFact] = []
    ) -> DeliveryFormPage {
        let words = TermsWords(scene.language)
        let terms = scene.trade.agreement?.terms
        return DeliveryFormPage(
            title: scene.say("delivery.title"), tradeLink: scene.link, action: "\(scene.path)/deliveries",
            deposited: sold.map {
                FileFact(name: $0.name, sizeBytes: $0.artefact.bytes, sha256: $0.artefact.sha256.rawValue)
            },
            useDeposited: sold.map { _ in make.tick("deposited", scene.say("delivery.deposited"), given: true) },
            uploadPath: "/deposits", uploaded: uploaded,
            fileLimit: scene.say(
                "listing.form.artefact.limit", ["max": NumberText.size(bytes: Int64(Limits.artefactBytesMax))]),
            note: make.long(
                "note", scene.say("delivery.note.label"), help: scene.say("delivery.note.help"), required: false,
                charactersMax: PostMessage.charactersMax),
            agreed: terms.map { terms in
                [Terms.Clause.licence, .deliveryHours, .acceptanceDays, .changeRounds].map {
                    Fact(label: words.name($0), value: words.value($0, of: terms))
                }
            } ?? [],
            deadline: scene.deadline(.delivery), refusal: refused.map { RefusalNote($0, scene.language) })
    }

    /// The files that a refused form brought, so that nobody has to send them again.
    private static func uploaded(_ typed: Form?, _ visit: Visit, _ marketplace: Marketplace) async -> [FileFact] {
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
}
