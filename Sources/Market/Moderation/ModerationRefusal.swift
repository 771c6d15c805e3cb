/// Why staff does not restrain somebody, or does not stop restraining.
package enum ModerationRefusal: String, Refusal {
    /// It is not the staff's word.
    case notStaffsWord
    case notRegistered
    case unknownRestraint
    /// Trades of the member's are not over, or money of the member's is here, which nobody could take out any more.
    case openMatters
    case accountClosed
    case unknownListing
    /// It is down already.
    case takenDown
    case notTakenDown

    package var code: String {
        switch self {
        case .notStaffsWord: "notStaffsWord"
        case .notRegistered: "notRegistered"
        case .unknownRestraint: "unknownRestraint"
        case .openMatters: "openMatters"
        case .accountClosed: "accountClosed"
        case .unknownListing: "unknownListing"
        case .takenDown: "listingTakenDown"
        case .notTakenDown: "listingNotTakenDown"
        }
    }
}
