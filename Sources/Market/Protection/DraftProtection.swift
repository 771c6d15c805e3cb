extension PublishRevision {
    /// What a draft would lack if it were published as it stands, what matters most first.
    ///
    /// - Parameter unread: the fields whose answers could not be read, by their names in the rules; nothing is said of them.
    package func protectionGaps(unread: Set<String>, by seller: MemberID) -> [ProtectionPoint] {
        let points = revision(by: seller, number: 1).protectionCheck(in: category).findings.flatMap(\.points)
        let gaps = points.filter { point in
            let answers = point.topic.answers
            return point.status != .inPlace && !answers.isEmpty && answers.allSatisfy { !unread.contains($0) }
        }
        return gaps.filter { $0.status == .missing } + gaps.filter { $0.status != .missing }
    }
}

extension ProtectionCheck {
    /// What the check finds without the points that rest on those answers of a listing's form, by their names in the rules: of what
    /// nobody has answered yet it says nothing.
    package func without(answers unread: Set<String>) -> ProtectionCheck {
        ProtectionCheck(findings.flatMap(\.points).filter { unread.isDisjoint(with: $0.topic.answers) })
    }
}

extension ProtectionTopic {
    /// The answers of a listing's form that it rests on, by their names in the rules, first the one that mends it; empty where no
    /// answer does.
    package var answers: [String] {
        switch self {
        case .defectsTold: ["defects"]
        case .artefactDeposited: ["artefact"]
        case .licenceStated: [Terms.Clause.licence.rawValue]
        case .criteriaListed: ["criteria"]
        case .examinationTime: [Terms.Clause.acceptanceDays.rawValue]
        case .returnsPromised: [Terms.Clause.conditionalReturns.rawValue, Terms.Clause.noReasonReturnDays.rawValue]
        case .supportPromised: [Terms.Clause.supportMonths.rawValue]
        case .deskPromised: [Terms.Clause.responseHours.rawValue, Terms.Clause.supportChannels.rawValue]
        case .pageFrozen, .termsOffered, .agreed, .confirmationStrength, .keptHere, .stayedHere,
            .answered, .arrived, .receiptSigned, .receiptStrength, .heldInEscrow, .promiseInTime, .creditOpen, .rated, .onSale,
            .keyRegistered, .reachable, .payoutAccount, .requestAnswered, .questionAnswered, .disputeAnswered, .sellerGate:
            []
        }
    }
}
