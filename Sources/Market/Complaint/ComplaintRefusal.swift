/// Why nothing changes about a complaint.
package enum ComplaintRefusal: Refusal {
    /// There is no such complaint, or not for this member.
    case notFound
    case textLength(max: Int)
    case tooManyFiles(max: Int)
    case sameFileTwice
    /// Nobody complains about themselves.
    case aboutOneself
    /// One about the same thing is not decided yet.
    case openAlready
    case tooManyOpen(max: Int)
    case notTheAccused
    case notTheComplainant
    /// It was decided.
    case decided
    case notDecided
    /// The accused has not been heard.
    case answerOutstanding
    case staffNotAllowed
    /// It touches the member itself, or what the member did.
    case staffIsParty
    /// Nobody has taken it.
    case notTaken
    case takenByOther
    /// Who decided first does not rule on the appeal.
    case sameStaff
    case reasonLength(max: Int)
    /// The outcome and what is done do not go together, or there is nothing to do it to.
    case measureImpossible
    case appealTooLate(days: Int)
    case appealedAlready
    case notAppealed
    /// The decision was not against this member.
    case nothingToAppealHere
    case unknownFreeze
    case freezeOver
    case freezeAppealedAlready
    case freezeNotAppealed
    case freezeLength(daysMax: Int)
    /// There is nothing of that kind to freeze.
    case freezeImpossible
    /// Its term is not over.
    case stillKept

    package var code: String {
        switch self {
        case .notFound: "notFound"
        case .textLength: "complaintTextLength"
        case .tooManyFiles: "tooManyFiles"
        case .sameFileTwice: "sameFileTwice"
        case .aboutOneself: "complaintAboutOneself"
        case .openAlready: "complaintOpenAlready"
        case .tooManyOpen: "tooManyComplaints"
        case .notTheAccused: "notTheAccused"
        case .notTheComplainant: "notTheComplainant"
        case .decided: "complaintDecided"
        case .notDecided: "complaintNotDecided"
        case .answerOutstanding: "answerOutstanding"
        case .staffNotAllowed: "staffNotAllowed"
        case .staffIsParty: "staffIsParty"
        case .notTaken: "complaintNotTaken"
        case .takenByOther: "complaintTakenByOther"
        case .sameStaff: "sameStaff"
        case .reasonLength: "reasonLength"
        case .measureImpossible: "measureImpossible"
        case .appealTooLate: "complaintAppealTooLate"
        case .appealedAlready: "complaintAppealedAlready"
        case .notAppealed: "complaintNotAppealed"
        case .nothingToAppealHere: "decisionNotAgainstYou"
        case .unknownFreeze: "unknownFreeze"
        case .freezeOver: "freezeOver"
        case .freezeAppealedAlready: "freezeAppealedAlready"
        case .freezeNotAppealed: "freezeNotAppealed"
        case .freezeLength: "freezeLength"
        case .freezeImpossible: "freezeImpossible"
        case .stillKept: "stillKept"
        }
    }

    package var details: [String] {
        switch self {
        case .textLength(let max), .tooManyFiles(let max), .tooManyOpen(let max), .reasonLength(let max): [String(max)]
        case .appealTooLate(let days), .freezeLength(let days): [String(days)]
        case .notFound, .sameFileTwice, .aboutOneself, .openAlready, .notTheAccused, .notTheComplainant, .decided, .notDecided,
            .answerOutstanding, .staffNotAllowed, .staffIsParty, .notTaken, .takenByOther, .sameStaff, .measureImpossible,
            .appealedAlready, .notAppealed, .nothingToAppealHere, .unknownFreeze, .freezeOver, .freezeAppealedAlready,
            .freezeNotAppealed, .freezeImpossible, .stillKept:
            []
        }
    }
}

/// What may be written and sent in a complaint.
package enum ComplaintBounds {
    /// The bounds of what is said, in characters.
    package static let textCharacters = 1...4_000
    /// The bounds of a reason of the staff or of an appeal, in characters.
    package static let reasonCharacters = 1...1_000
    /// The most files of one statement.
    package static let filesMax = 10

    /// Throws: `textLength`, `tooManyFiles`, `sameFileTwice`.
    static func check(_ text: String, files: [SentFile]) throws(ComplaintRefusal) {
        guard textCharacters.contains(text.unicodeScalars.count), !text.allSatisfy(\.isWhitespace) else {
            throw .textLength(max: textCharacters.upperBound)
        }
        guard files.count <= filesMax else { throw .tooManyFiles(max: filesMax) }
        guard Set(files.map(\.original.sha256)).count == files.count else { throw .sameFileTwice }
    }

    /// Throws: `reasonLength`.
    static func check(reason: String) throws(ComplaintRefusal) {
        guard reasonCharacters.contains(reason.unicodeScalars.count), !reason.allSatisfy(\.isWhitespace) else {
            throw .reasonLength(max: reasonCharacters.upperBound)
        }
    }
}

extension Staff {
    /// The member behind the actor, if that one may do this about that complaint: with the right, and neither complaining, nor
    /// accused, nor one of those who did what it is about. Throws: `staffNotAllowed`, `notFound`, `staffIsParty`.
    func handling(
        _ actor: Actor, _ action: StaffAction, in complaint: Complaint
    ) throws(ComplaintRefusal) -> (member: MemberID, filed: ComplaintFiled) {
        guard case .staff(let member) = actor, roles.may(action) else { throw .staffNotAllowed }
        guard let filed = complaint.filed else { throw .notFound }
        guard !parties.contains(member), filed.complainant != member, filed.accused != member, !filed.barred.contains(member)
        else { throw .staffIsParty }
        return (member, filed)
    }
}
