/// What a stream's entries amount to. State is `apply` over the entries and nothing else.
package protocol CaseState: Sendable {
    /// What can happen in such a stream.
    associatedtype Event: CaseEvent
    /// The first part of the names of such streams, e.g. `trade`.
    static var streamKind: String { get }
    /// The state before the first entry.
    init()
    /// Takes one event in. Never fails: whatever was recorded has happened.
    mutating func apply(_ event: Event, at time: Timestamp)
}

/// One thing that happened, as an entry holds it: a kind and its facts.
package protocol CaseEvent: Sendable {
    /// The entry's kind, e.g. `acceptanceConfirmed`.
    var kind: String { get }
    /// The facts, to be written under that kind.
    var facts: any Encodable & Sendable { get }
    /// Reads the facts of an entry of that kind. Throws: `DecodingError`; an unknown kind is one.
    init(kind: String, from decoder: any Decoder) throws
}

/// A request to change a case. `decide` is the rule: no I/O, no clock, no chance, no globals.
package protocol Command: Sendable {
    /// The case that the command is given to.
    associatedtype State: CaseState
    /// Why the command may be refused.
    associatedtype Refused: Refusal
    /// What happens if the command is given by `actor` at `time`, in this state. An empty answer means that it had been done
    /// already and nothing is added.
    func decide(by actor: Actor, at time: Timestamp, in state: State) throws(Refused) -> [State.Event]
}

/// Why the user may not. A fact, with a name that pages turn into a sentence and a way out.
package protocol Refusal: Error, Equatable, Sendable {
    /// A stable name for clients and for the catalogue of sentences, e.g. `notTheBuyer`.
    var code: String { get }
    /// What goes into the sentence, e.g. the bounds that were passed, in the order in which the sentence uses them.
    var details: [String] { get }
}

extension Refusal {
    package var details: [String] { [] }
}
