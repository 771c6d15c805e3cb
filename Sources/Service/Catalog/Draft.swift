import Market

/// What a seller has typed into a listing's form and not published yet.
///
/// It is no entry of a case file, since nothing has been promised: it can be changed and thrown away without a trace.
package struct Draft: Sendable, Equatable {
    /// Which draft.
    package let id: DraftID
    /// The id of the category whose form it fills.
    package let category: String
    /// The listing that gets a new revision; nil for a new listing.
    package let listing: ListingID?
    /// What was typed, as the form sends it: a name may come several times.
    package let fields: [TypedField]
    /// How often it was saved, from 1. Whoever saves says which one they have seen, so that two tabs cannot overwrite each other.
    package let revision: Int
    /// When it was saved last.
    package let saved: Timestamp

    /// The most drafts of one member.
    package static let countMax = 30
    /// The most fields of one draft.
    package static let fieldsMax = 400
    /// The most that one draft holds, in bytes of UTF-8 of all names and values: 384 KiB.
    package static let bytesMax = 384 * 1024
}

/// One field of a form: its name and what stands in it.
package struct TypedField: Hashable, Sendable, Codable {
    /// The field's name in the form.
    package let name: String
    /// What stands in it.
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Why a draft is not saved.
package enum DraftRefusal: Refusal {
    /// The member has so many already.
    case tooMany(Int)
    /// More than so many bytes, or too many fields.
    case tooLarge(Int64)
    /// It was saved somewhere else in between; this is its newest revision.
    case changedElsewhere(revision: Int)

    package var code: String {
        switch self {
        case .tooMany: "tooManyDrafts"
        case .tooLarge: "draftTooLarge"
        case .changedElsewhere: "draftChangedElsewhere"
        }
    }

    package var details: [String] {
        switch self {
        case .tooMany(let count): [String(count)]
        case .tooLarge(let bytes): [String(bytes)]
        case .changedElsewhere(let revision): [String(revision)]
        }
    }
}
