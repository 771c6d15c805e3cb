import Market
import Service

/// The things that a party can do in a dispute, in the order in which the page offers them.
enum DisputeStep: CaseIterable, Sendable {
    case answer, answerMediation, appeal, waiveAppeal, acceptOffer, declineOffer, offer, addEvidence, extendEvidence, escalate,
        suspend, resume, withdraw

    /// Whether the reader can take it as the dispute stands.
    func isOpen(in scene: TradeScene, _ dispute: Dispute) -> Bool {
        let me = scene.me
        guard dispute.isOpen else { return false }
        let isAwake = !dispute.isSuspended
        let gathers = [.answering, .negotiating, .evidence].contains(dispute.phase)
        return switch self {
        case .answer: isAwake && me == dispute.by.other && dispute.answer == nil && gathers
        case .answerMediation: isAwake && dispute.phase == .considering && dispute.proposal?.answers[me] == nil
        case .appeal, .waiveAppeal: dispute.phase == .appealable && !dispute.waivedBy.contains(me)
        case .acceptOffer: dispute.openOffer?.by == me.other
        case .declineOffer: dispute.openOffer != nil
        case .offer: dispute.offers.count < OfferSettlement.offersMax
        case .addEvidence: isAwake && gathers
        case .extendEvidence: isAwake && dispute.phase == .evidence && !dispute.extendedBy.contains(me)
        case .escalate: isAwake && dispute.phase == .negotiating
        case .suspend:
            isAwake && dispute.rulings.isEmpty && dispute.suspendedDays < scene.reading.opening.policy.suspensionDaysMax
        case .resume: dispute.isSuspended
        case .withdraw: me == dispute.by && dispute.rulings.isEmpty
        }
    }

    /// Its form.
    func form(_ scene: TradeScene, _ dispute: Dispute, _ make: FormFields) -> DisputePage.Form {
        let path = "\(scene.path)/disputes/\(dispute.number)"
        func say(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String { scene.say(key, values) }
        func long(_ name: String, _ key: String, _ most: Int, required: Bool = true) -> FormField {
            make.long(name, say(key), required: required, rows: 3, charactersMax: most)
        }
        func form(
            _ key: String, to action: String, _ fields: [FormField] = [], text: String? = nil, isMain: Bool = false
        ) -> DisputePage.Form {
            DisputePage.Form(
                heading: say("dispute.do.\(key)"), explanation: text ?? say("dispute.do.\(key).text"),
                action: "\(path)/\(action)", fields: fields, button: say("dispute.do.\(key).button"), isMain: isMain)
        }
        let offer = dispute.openOffer
        switch self {
        case .answer:
            return form(
                "answer", to: "answer",
                [
                    make.choice(
                        "stance", say("dispute.stance"),
                        DisputeAnswer.Stance.allCases.map { ($0.rawValue, DisputeWords.name($0).text(scene.language)) }),
                    long("text", "dispute.answer", OpenDispute.statementCharactersMax),
                ], isMain: true)
        case .answerMediation:
            return form(
                "mediation", to: "mediation/answer",
                [
                    make.either("accept", say("dispute.mediation.accept")),
                    long("note", "dispute.note", OfferSettlement.noteCharactersMax, required: false),
                ], isMain: true)
        case .appeal:
            return form("appeal", to: "appeal", [long("reason", "hold.reason", ProposeMediation.reasonCharactersMax)])
        case .waiveAppeal: return form("waive", to: "appeal/waiver")
        case .acceptOffer:
            let words = offer.map { DisputeWords.outcome($0.outcome, $0.outcome.money(in: scene.trade)).text(scene.language) }
            return form(
                "accept", to: "offers/\(offer?.number ?? 0)/acceptance",
                text: say("dispute.do.accept.text", ["outcome": words ?? ""]), isMain: true)
        case .declineOffer:
            let key = offer?.by == scene.me ? "takeBack" : "decline"
            return form(
                key, to: "offers/\(offer?.number ?? 0)/refusal",
                [long("reason", "hold.reason", OfferSettlement.noteCharactersMax, required: false)])
        case .offer:
            return form(
                offer == nil ? "offer" : "counter", to: "offers",
                DisputeFields.outcome(make, scene, most: scene.trade.disputedMinor)
                    + [long("note", "dispute.note", OfferSettlement.noteCharactersMax, required: false)])
        case .addEvidence:
            var evidence = form(
                "evidence", to: "evidence",
                [
                    long("note", "dispute.evidence.note", AddEvidence.noteCharactersMax),
                    make.line(
                        "entries", say("dispute.evidence.entries"), help: say("dispute.evidence.entries.help"), required: false,
                        charactersMax: 200),
                ])
            evidence.takesFile = true
            evidence.fileLimit = say("listing.form.artefact.limit", ["max": NumberText.size(bytes: SentFile.bytesMax)])
            return evidence
        case .extendEvidence: return form("extend", to: "evidence/extension")
        case .escalate: return form("escalate", to: "escalation")
        case .suspend:
            let asked = dispute.talks.flatMap { $0.by == scene.me ? nil : $0 }
            let days = scene.language.count("time.day", Int64(asked?.days ?? 0))
            return form(
                "talks", to: "talks",
                [
                    make.line(
                        "days", say("dispute.talks.days"), given: asked.map { String($0.days) } ?? "", unit: say("hold.days"),
                        inputMode: "numeric", charactersMax: 2)
                ], text: asked == nil ? nil : say("dispute.do.talks.asked", ["span": days]))
        case .resume: return form("resume", to: "talks/end")
        case .withdraw:
            return form(
                "withdraw", to: "withdrawal",
                [long("reason", "hold.reason", OfferSettlement.noteCharactersMax, required: false)])
        }
    }
}
