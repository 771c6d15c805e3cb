import Market

/// The calm note under something that leads the deal away: what was found, which protections would be lost, what to do instead.
struct GuardNotice: Sendable {
    /// One protection that would be lost.
    struct Lost: Sendable {
        let protection: String
        let text: String
    }

    /// `对方的消息里像是有：站外联系方式`.
    let headline: String
    let lost: [Lost]
    /// What to do instead, kind by kind.
    let advice: [String]

    /// - Parameters:
    ///   - isOwn: the reader is the one who wrote it.
    ///   - said: where it was said; nil while it is still being written.
    init(_ kinds: [OffPlatformKind], said: OffPlatformWarned.Place?, isOwn: Bool, _ language: Language) {
        let key = said.map { "guard.\(isOwn ? "own" : "other").\($0.rawValue)" } ?? "guard.writing"
        self.init(kinds, key: key, language)
    }

    /// - Parameter key: the sentence of the headline.
    init(_ kinds: [OffPlatformKind], key: String, _ language: Language) {
        let names = kinds.map { language.say("guard.kind.\($0.rawValue)") }.joined(separator: language == .zh ? "、" : ", ")
        headline = language.say(key, values: ["kinds": names])
        let protections = kinds.reduce(into: Set<Protection>()) { $0.formUnion($1.protectionsLost) }
        lost = Protection.allCases.filter(protections.contains).map { protection in
            Lost(
                protection: language.say("guard.protection.\(protection)"),
                text: language.say("guard.lost.\(protection)"))
        }
        advice = kinds.map { language.say("guard.instead.\($0.rawValue)") }
    }
}
