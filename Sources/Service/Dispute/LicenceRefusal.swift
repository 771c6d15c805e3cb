import Market

/// Why what was delivered is not handed out any more.
package enum LicenceRefusal: String, Refusal {
    /// The outcome of a dispute ended the buyer's licence.
    case licenceEnded

    package var code: String { rawValue }
}

extension Trade {
    /// Throws: `LicenceRefusal` where that is the buyer and has no licence any more.
    func demandLicence(of member: MemberID) throws(LicenceRefusal) {
        guard member == buyer, licenceEndedAt != nil else { return }
        throw .licenceEnded
    }
}
