extension RevisionPublished {
    /// The protection check of a listing.
    ///
    /// - Parameter category: the one that was filled in, in the version of then; nil where nothing tells it any more.
    package func protectionCheck(in category: Category?) -> ProtectionCheck {
        let hasCriteria = content.value?.criteria?.isEmpty == false
        return ProtectionCheck(
            [
                ProtectionPoint(.defectsTold, .inPlace),
                artefact == nil && isDownload(category)
                    ? ProtectionPoint(.artefactDeposited, .missing, fix: .reviseListing)
                    : ProtectionPoint(.artefactDeposited, .inPlace),
                ProtectionPoint(.licenceStated, .inPlace),
                ProtectionPoint(.termsOffered, .inPlace),
                hasCriteria
                    ? ProtectionPoint(.criteriaListed, .inPlace) : ProtectionPoint(.criteriaListed, .weak, fix: .reviseListing),
                terms.examinationPoint(fix: .reviseListing),
                ProtectionPoint(.keptHere, .inPlace),
                ProtectionPoint(.heldInEscrow, .inPlace),
            ] + terms.afterSalesPoints(fix: .reviseListing) + [ProtectionPoint(.creditOpen, .inPlace)])
    }

    /// Whether what is offered is a file: by the answer to how it is handed over; where nobody asked, a file is expected.
    private func isDownload(_ category: Category?) -> Bool {
        guard let asked = category?.fields.first(where: { $0.role == .deliveryForm }),
            case .text(let form)? = content.value?.fields[asked.id]
        else { return true }
        return form == "download"
    }
}

extension Terms {
    /// A time to examine that is too short for the goods covers visible defects only.
    ///
    /// Source: 民法典 622; RULES.md, clocks: under three days is warned.
    func examinationPoint(fix: ProtectionPoint.Fix?) -> ProtectionPoint {
        acceptanceDays >= Self.examinationDaysFair
            ? ProtectionPoint(.examinationTime, .inPlace) : ProtectionPoint(.examinationTime, .weak, fix: fix)
    }

    /// Days of examination under which silence is a weak proof of acceptance.
    private static let examinationDaysFair = 3

    /// What is promised for the time after the sale.
    func afterSalesPoints(fix: ProtectionPoint.Fix?) -> [ProtectionPoint] {
        func point(_ topic: ProtectionTopic, _ isPromised: Bool, otherwise: ProtectionStatus) -> ProtectionPoint {
            isPromised ? ProtectionPoint(topic, .inPlace) : ProtectionPoint(topic, otherwise, fix: fix)
        }
        return [
            point(
                .returnsPromised, noReasonReturnDays > 0 || !conditionalReturns.promised.isEmpty, otherwise: .missing),
            point(.supportPromised, supportMonths > 0, otherwise: .missing),
            point(.deskPromised, responseHours > 0 || !supportChannels.isEmpty, otherwise: .weak),
        ]
    }
}
