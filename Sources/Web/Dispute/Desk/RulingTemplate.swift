/// What a reason can begin with. Its words stand in `strings/ruling-templates.txt`, in both languages.
enum RulingTemplate: String, CaseIterable, Sendable {
    case notDelivered, lateDelivery, defectDisclosed, defectProven, notAsDescribed, receiptSigned, silentSeller, acceptanceWithheld,
        notProven
}
