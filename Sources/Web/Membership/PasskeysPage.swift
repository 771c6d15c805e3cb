import Market
import Service

/// A member's keys: those there are, each to be removed by itself, and the form for another.
struct PasskeysPage: Page {
    static let template = "Membership/passkeys"

    /// One key.
    struct Row: Sendable {
        let name: String
        let credential: String
        let algorithm: String
        let registered: Moment
        let used: Moment?
        /// Whether another key can confirm that this one goes.
        let hasOther: Bool
        /// The identifiers of the others, with a space between two.
        let others: String
    }

    let title: String
    let rows: [Row]
    let hasRows: Bool
    let site: String
    let new: NewPasskey
    let refusal: RefusalNote?

    init(_ keys: OwnKeys, _ make: FormFields, nowMs: Int64, refused: Refused?) {
        let language = make.language
        title = language.say("passkeys.title")
        site = keys.site?.host ?? ""
        rows = keys.keys.map { key in
            let others = keys.keys.filter { $0.credential != key.credential }.map(\.credential)
            return Row(
                name: key.name.isEmpty ? String(key.credential.prefix(12)) : key.name, credential: key.credential,
                algorithm: key.algorithm.rawValue, registered: Moment(key.registered.ms, now: nowMs, language),
                used: key.used.map { Moment($0.ms, now: nowMs, language) },
                hasOther: !others.isEmpty && keys.site != nil, others: others.joined(separator: " "))
        }
        hasRows = !rows.isEmpty
        new = NewPasskey(keys, back: make.typed?["back"] ?? "", make)
        let fields = new.fields
        refusal = refused.map { RefusalNote($0, language, fields: fields) }
    }
}
