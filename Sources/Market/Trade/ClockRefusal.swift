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

    /// Throws: `notDue` unless the deadline of that kind has run out for that part.
    func demandDue(_ kind: DeadlineKind, of part: Int, at time: Timestamp) throws(ClockRefusal) {
        guard let due = deadline(kind, of: part), due <= time else { throw .notDue }
    }

    /// The part whose deadline of that kind runs out first; the one that the trade stands at where none runs.
    func firstDue(_ kind: DeadlineKind) -> Int? {
        deadlines.filter { $0.kind == kind }.min { $0.at < $1.at }?.part ?? current?.number
    }
}
