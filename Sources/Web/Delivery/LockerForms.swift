import HummingbirdCore
import Market
import Service

/// The forms of the locker. Several may ask for the same, so what was typed is shown again in the one that was sent alone.
struct LockerForms: Sendable {
    private let language: Language
    /// The fields of the form that was sent, with what is wrong with them; nil where none was.
    private let sent: FormFields?
    private let sentPath: String
    private let sentPart: String?

    init(_ scene: TradeScene, _ visit: Visit, _ refused: Refused?) {
        language = scene.language
        sent = refused.map { scene.fields(visit, $0) }
        sentPath = visit.request.uri.path
        sentPart = visit.typed["part"]
    }

    /// Whether the form with that address, for that milestone, was sent and not taken.
    func wasSent(to path: String, _ part: String?) -> Bool {
        sent != nil && sentPath == path && (part == nil || sentPart == nil || sentPart == part)
    }

    /// What the fields of the form with that address are made by.
    func fields(of path: String, _ part: String?) -> FormFields {
        if let sent, wasSent(to: path, part) { return sent }
        return FormFields(language)
    }
}

extension TradeScene {
    /// For each milestone that is examined, the change that was asked for, or the form that asks.
    func changes(_ forms: LockerForms) -> [LockerPage.Change] { trade.parts.compactMap { change(of: $0, forms) } }

    private func change(of part: TradePart, _ forms: LockerForms) -> LockerPage.Change? {
        let heading = titled(say("locker.change"), part.number)
        if part.openChange != nil {
            return LockerPage.Change(
                heading: heading, text: say("locker.change.open"), deadline: deadline(.change, of: part.number), action: nil,
                field: nil, part: sent(part.number))
        }
        guard me == .buyer, part.phase == .delivered, let terms = trade.agreement?.terms else { return nil }
        let left = terms.changeRounds - part.changesAsked
        guard left > 0 else {
            return LockerPage.Change(
                heading: heading, text: say("locker.change.none"), deadline: nil, action: nil, field: nil, part: sent(part.number))
        }
        let action = "\(path)/changes"
        var field = forms.fields(of: action, sent(part.number)).long(
            "reason", say("locker.change.reason"), help: say("locker.change.help"), rows: 3,
            charactersMax: RequestChange.reasonCharactersMax)
        if let part = sent(part.number) { field.idPrefix = "change-\(part)-" }
        return LockerPage.Change(
            heading: heading, text: language.count("locker.change.left", Int64(left)), deadline: nil, action: action, field: field,
            part: sent(part.number))
    }
}
