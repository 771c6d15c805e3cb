/// Whose the copyright and the other rights in the software are after the sale.
///
/// Source: 民法典 600, 著作权法 10: selling the thing does not pass the rights in it unless that is agreed.
package enum IntellectualProperty: String, CaseIterable, Sendable, Codable {
    /// The seller keeps them; the buyer has a licence.
    case staysWithSeller
    /// They pass to the buyer when the price is released.
    case passesOnPayment

    /// What goes with a licence: who gets all rights gets the property, and nobody else does.
    package static func matching(_ scope: Licence.Scope) -> IntellectualProperty {
        switch scope {
        case .allRights: .passesOnPayment
        case .personal, .oneProduct, .unlimitedProducts: .staysWithSeller
        }
    }
}

/// What a party owes the other for damage, beyond doing over, paying back and the like.
///
/// Whatever is chosen, it does not cover intent, gross negligence and injury, nor a defect that the seller knew of and hid.
///
/// Source: 民法典 506, 584, 618.
package enum Liability: String, CaseIterable, Sendable, Codable {
    /// As the law has it.
    case byLaw
    /// No more than the price.
    case cappedAtPrice
    /// No more than twice the price.
    case cappedAtTwicePrice
    /// Direct loss only, no profit that was missed.
    case directLossOnly
}

/// Who decides a dispute that mediation on the platform has not settled.
///
/// Source: 民事诉讼法 24, 35 and its 司法解释 20; 仲裁法: an arbitration clause names its institution.
package enum DisputeMethod: String, CaseIterable, Sendable, Codable {
    /// The court of the place where the one who is sued lives.
    case courtOfDefendant
    /// The court of the place where the buyer lives, who receives over the network there.
    case courtOfBuyer
    /// The China International Economic and Trade Arbitration Commission.
    case arbitrationCIETAC
    /// The Beijing Arbitration Commission.
    case arbitrationBeijing
}

/// How the parties agree to sign.
///
/// Source: 电子签名法 3, 13: the parties may agree on the form; a key under the signer's sole control is the reliable one.
package enum SigningMethod: String, CaseIterable, Sendable, Codable {
    /// With a passkey, or by the password typed again.
    case either
    /// With a passkey only.
    case passkey
    /// By the password typed again.
    case password
}
