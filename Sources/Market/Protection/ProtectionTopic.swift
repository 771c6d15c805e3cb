/// One thing that a protection rests on, as a dispute would ask about it.
package enum ProtectionTopic: String, CaseIterable, Sendable {
    case defectsTold, artefactDeposited, licenceStated, pageFrozen
    case termsOffered, agreed, confirmationStrength, criteriaListed, examinationTime
    case keptHere, stayedHere, answered, arrived, receiptSigned, receiptStrength
    case heldInEscrow, promiseInTime
    case returnsPromised, supportPromised, deskPromised
    case creditOpen, rated
    case onSale, keyRegistered, reachable, payoutAccount, requestAnswered, questionAnswered, disputeAnswered, sellerGate

    /// Which of the six it belongs to.
    package var protection: Protection {
        switch self {
        case .defectsTold, .artefactDeposited, .licenceStated, .pageFrozen, .onSale: .listing
        case .termsOffered, .agreed, .confirmationStrength, .criteriaListed, .examinationTime, .keyRegistered: .agreement
        case .keptHere, .stayedHere, .answered, .arrived, .receiptSigned, .receiptStrength, .reachable: .record
        case .heldInEscrow, .promiseInTime, .payoutAccount: .escrow
        case .returnsPromised, .supportPromised, .deskPromised, .requestAnswered, .questionAnswered: .afterSales
        case .creditOpen, .rated, .disputeAnswered, .sellerGate: .credit
        }
    }

    /// Who would have to prove the point in a dispute if nothing here showed it.
    ///
    /// Source: the provision that `source` names; where it names none of its own, 民事诉讼法 67: who asserts, proves.
    package var burden: Burden {
        switch self {
        case .defectsTold, .artefactDeposited, .criteriaListed, .examinationTime, .arrived, .receiptSigned, .receiptStrength,
            .promiseInTime, .returnsPromised, .answered, .deskPromised, .requestAnswered, .reachable:
            .seller
        case .licenceStated, .supportPromised: .buyer
        case .pageFrozen, .termsOffered, .agreed, .confirmationStrength, .keptHere, .stayedHere, .heldInEscrow,
            .keyRegistered, .payoutAccount, .disputeAnswered:
            .whoAsserts
        case .creditOpen, .rated, .onSale, .questionAnswered, .sellerGate: .nobody
        }
    }

    /// The provision that makes it matter, by the name that lawyers use.
    package var source: String {
        switch self {
        case .defectsTold: "民法典 496、618；消保法 26"
        case .artefactDeposited, .arrived: "民法典 512；电子商务法 51"
        case .licenceStated: "民法典 600"
        case .pageFrozen, .keptHere: "电子商务法 31、62"
        case .termsOffered, .agreed: "民法典 488"
        case .confirmationStrength, .receiptStrength, .keyRegistered: "电子签名法 13"
        case .criteriaListed: "民法典 498、511"
        case .examinationTime: "民法典 621、622"
        case .stayedHere, .heldInEscrow, .disputeAnswered: "民事诉讼法 67"
        case .answered, .deskPromised, .requestAnswered: "电子商务法 59"
        case .receiptSigned: "电子商务法 51；电子签名法 11"
        case .promiseInTime, .supportPromised, .payoutAccount: "民法典 509"
        case .returnsPromised: "消保法 24、25"
        case .creditOpen, .rated, .sellerGate: "电子商务法 39"
        case .reachable: "电子签名法 11"
        case .onSale, .questionAnswered: "电子商务法 17"
        }
    }

    /// Who has to prove something.
    package enum Burden: String, CaseIterable, Sendable {
        case seller, buyer
        /// Whichever party asserts it.
        case whoAsserts
        /// Nothing has to be proved.
        case nobody
    }
}
