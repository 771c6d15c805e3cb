/// What became of one rating after it was given: its one change, the reply, what was masked, and whether it counts. Words stand
/// in the entries and are named here by their places.
package struct RatingFile: Equatable, Sendable {
    /// When it was given.
    package let givenAt: Timestamp
    /// The places of the entries with its words, oldest first; the last one stands.
    package internal(set) var texts: [Int64]
    /// When it was changed; nil while it was not.
    package internal(set) var changedAt: Timestamp?
    /// The place of the entry with the reply; nil while there is none.
    package internal(set) var reply: Int64?
    /// What is masked of the words, by the place of their entry.
    package internal(set) var masks: [Int64: RatingMasked] = [:]
    /// The decision whether it counts although a finding links it to a threat; nil while there is none.
    package internal(set) var exclusion: Exclusion?

    init(at time: Timestamp, text: Int64) {
        givenAt = time
        texts = [text]
    }

    /// A published decision, and what came of it.
    package struct Exclusion: Equatable, Sendable {
        /// What was decided first.
        package let isExcluded: Bool
        /// Who decided.
        package let staff: MemberID
        /// When.
        package let at: Timestamp
        /// The place of the entry with the appeal; nil while there is none.
        package internal(set) var appeal: Int64?
        /// What was decided on the appeal; final.
        package internal(set) var ruled: Bool?
    }

    /// Whether the score is left out of the credit, as it stands.
    package var isExcluded: Bool { exclusion.map { $0.ruled ?? $0.isExcluded } ?? false }
}
