/// A member announces when they will be away, so that others know before they ask or buy. It ends by itself, and it stops no clock:
/// what was promised stays promised.
package struct AnnounceAbsence: Command {
    package typealias State = Member
    package typealias Refused = AbsenceRefusal

    /// When it begins; a moment that has passed means now.
    package let from: Timestamp
    /// When it ends.
    package let until: Timestamp
    /// A word about it that everybody can read; may be empty.
    package let word: String

    package init(from: Timestamp, until: Timestamp, word: String) {
        self.from = from
        self.until = until
        self.word = word
    }

    /// The most characters of the word.
    package static let wordCharactersMax = 200
    /// The longest absence, in days.
    package static let daysMax = 90
    /// How long before it begins it can be announced, in days.
    package static let aheadDaysMax = 180

    package func decide(by actor: Actor, at time: Timestamp, in member: Member) throws(AbsenceRefusal) -> [MemberEvent] {
        guard member.isRegistered else { throw .notRegistered }
        let begin = max(from, time)
        guard until > begin, until <= begin.adding(.days(Self.daysMax)), begin <= time.adding(.days(Self.aheadDaysMax)) else {
            throw .absenceOutOfRange
        }
        guard word.count <= Self.wordCharactersMax else { throw .absenceWordTooLong }
        // As with messages, what leads away is said beside it and held back from nobody.
        let kinds = OffPlatformGuard.kinds(in: word)
        return [
            .absenceAnnounced(
                AbsenceAnnounced(from: begin, until: until, word: Sealed(word), warned: kinds.isEmpty ? nil : kinds))
        ]
    }
}

/// Why no absence is announced or ended.
package enum AbsenceRefusal: String, Refusal {
    case notRegistered
    /// It ends before it begins, or is longer than ``AnnounceAbsence/daysMax`` or further away than ``AnnounceAbsence/aheadDaysMax``.
    case absenceOutOfRange
    case absenceWordTooLong
    /// None is announced.
    case notAbsent

    package var code: String { rawValue }

    package var details: [String] {
        switch self {
        case .notRegistered, .notAbsent: []
        case .absenceOutOfRange: [String(AnnounceAbsence.daysMax), String(AnnounceAbsence.aheadDaysMax)]
        case .absenceWordTooLong: [String(AnnounceAbsence.wordCharactersMax)]
        }
    }
}

/// The member will be away. It takes the place of what was announced before.
package struct AbsenceAnnounced: Equatable, Sendable, Codable {
    /// When it begins.
    package let from: Timestamp
    /// When it ends by itself.
    package let until: Timestamp
    /// A word about it.
    package let word: Sealed<String>
    /// How that word leads away from where deals are protected; nil where it does not.
    package var warned: [OffPlatformKind]? = nil
}
