/// Why a deadline does nothing.
package enum ClockRefusal: TradeRefusal {
    case step(StepRefusal)
    /// It runs, but not out yet; or it does not run.
    case notDue

    package var code: String {
        switch self {
        case .step(let refusal): refusal.code
        case .notDue: "notDue"
        }
    }

    package var details: [String] {
        switch self {
        case .step(let refusal): refusal.details
        case .notDue: []
        }
    }
}

extension Trade {
    /// Throws: `notDue` unless the deadline of that kind has run out.
    func demandDue(_ kind: DeadlineKind, at time: Timestamp) throws(ClockRefusal) {
        guard let due = deadline(kind), due <= time else { throw .notDue }
    }
}
