import Evidence
import Ledger
import Market
import Store

/// The one way in which anything changes: load the case, ask the rule, and write all that follows in one transaction.
///
/// An answer is given only after the commit is durable. A refused command changes nothing, and does not touch its neighbours
/// in the same transaction.
package struct CommandHandler: Sendable {
    private let database: any Database
    private let clock: any Clock
    private let chance: Chance
    private let receiptKey: SignerKey
    let cases = CaseCache()
    /// Tells listeners what has been committed.
    package let hub = Hub()
    /// What tells this node from others on the same database; new each time it starts.
    package let node = String(UInt64.random(in: 0 ... .max), radix: 36)
    /// Whether this node's clock is right.
    package let clockTrust = ClockTrust()

    package init(database: any Database, clock: any Clock, chance: Chance, receiptKey: SignerKey) {
        self.database = database
        self.clock = clock
        self.chance = chance
        self.receiptKey = receiptKey
    }

    /// Gives one command to one case.
    ///
    /// `conditions` must hold in other cases at the moment of writing. `key` makes a repeated request answer as the first did. `also`
    /// writes what belongs to the command and is no history, such as a password's hash, in the same transaction.
    ///
    /// Throws: the command's refusal, a condition's, `KeyReused`, or `StoreFailure`.
    package func handle<Given: Command>(
        _ command: Given, on stream: StreamName, given conditions: [Condition] = [], by actor: Actor, key: IdempotencyKey? = nil,
        also: (@Sendable (any Connection) throws -> Void)? = nil
    ) async throws -> Outcome where Given.State: Viewed {
        let written = try await database.write { connection in
            try write(command, on: stream, given: conditions, by: actor, key: key, also: also, connection)
        }
        return try outcome(of: written)
    }

    /// Gives two commands to two cases in one transaction: both are carried out, or neither. Where the first had been done
    /// before, the second is not given. `conditions` and `also` belong to the first.
    ///
    /// Throws: either command's refusal, a condition's, or `StoreFailure`.
    package func handle<First: Command, Second: Command>(
        _ first: First, on stream: StreamName, and second: Second, on other: StreamName, given conditions: [Condition] = [],
        by actor: Actor, key: IdempotencyKey? = nil, also: (@Sendable (any Connection) throws -> Void)? = nil
    ) async throws -> (first: Outcome, second: Outcome?) where First.State: Viewed, Second.State: Viewed {
        let (written, more) = try await database.write { connection in
            let written = try write(first, on: stream, given: conditions, by: actor, key: key, also: also, connection)
            guard !written.isRepeated else { return (written, Written?.none) }
            return (written, try write(second, on: other, by: actor, key: nil, also: nil, connection))
        }
        return (try outcome(of: written), try more.map(outcome(of:)))
    }

    /// Gives a command to a case, and what follows from it elsewhere to other cases, in one transaction: all are carried out, or
    /// none. Where the first had been done before, nothing else is given.
    ///
    /// Throws: any command's refusal, or `StoreFailure`.
    package func handle<First: Command>(
        _ first: First, on stream: StreamName, with effects: [Effect], by actor: Actor, key: IdempotencyKey? = nil
    ) async throws -> Outcome where First.State: Viewed {
        let written = try await database.write { connection in
            let written = try write(first, on: stream, by: actor, key: key, also: nil, connection)
            guard !written.isRepeated else { return written }
            for effect in effects { try effect.give(self, actor, connection) }
            return written
        }
        return try outcome(of: written)
    }

    /// A command that follows from another, and the case that it is given to.
    package struct Effect: Sendable {
        fileprivate let give: @Sendable (CommandHandler, Actor, any Connection) throws -> Void

        /// That command to that case.
        package init<Given: Command>(_ command: Given, on stream: StreamName) where Given.State: Viewed {
            give = { handler, actor, connection in
                _ = try handler.write(command, on: stream, by: actor, key: nil, also: nil, connection)
            }
        }
    }

    /// What must hold in another case for a command to be carried out. It is asked in the transaction that writes, so nothing can come
    /// between the asking and the writing.
    package struct Condition: Sendable {
        fileprivate let check: @Sendable (CommandHandler, any Connection) throws -> Void

        /// That of that case, by its state and the time; a refusal where it does not hold.
        package init<State: CaseState>(
            _ type: State.Type, of stream: StreamName, _ demand: @escaping @Sendable (State, Timestamp) throws -> Void
        ) {
            check = { handler, connection in
                let (_, state) = try handler.cases.load(type, stream, Journal(connection))
                try demand(state, handler.clock.now())
            }
        }
    }

    /// A case as it stands. The state before the first entry, if there is no such case.
    package func state<State: CaseState>(_ type: State.Type, of stream: StreamName) async throws -> State {
        try await database.read { [cases] connection in try cases.read(type, stream, Journal(connection)) }
    }

    private func write<Given: Command>(
        _ command: Given, on stream: StreamName, given conditions: [Condition] = [], by actor: Actor, key: IdempotencyKey?,
        also: (@Sendable (any Connection) throws -> Void)?, _ connection: any Connection
    ) throws -> Written where Given.State: Viewed {
        let journal = Journal(connection)
        let commands = CommandTable(connection)
        if let key, let position = try commands.position(of: key, by: actor) {
            guard let entry = try journal.entry(at: position) else {
                throw JournalFault.damaged("a command remembers an entry that is not there: \(position)")
            }
            return Written(entries: [entry], isRepeated: true)
        }
        try clockTrust.demand()
        for condition in conditions { try condition.check(self, connection) }
        let (head, state) = try cases.load(Given.State.self, stream, journal)
        let time = max(clock.now(), head?.time ?? Timestamp(ms: 0))
        let events = try command.decide(by: actor, at: time, in: state)
        guard !events.isEmpty else {
            let newest = try head.map { try journal.entries(of: stream, from: $0.sequence) } ?? []
            return Written(entries: newest, isRepeated: true)
        }
        let entries = try journal.append(events, to: stream, after: head, by: actor.name, at: time) {
            chance.bytes(Opening.saltBytes)
        }
        let after = try project(events, entries, from: state, connection)
        if let key, let last = entries.last { try commands.remember(key, by: actor, at: last.position) }
        try also?(connection)
        if entries.contains(where: { $0.header.kind == Erased.kind }) {
            cases.forget(stream)
            connection.afterCommit { [cases] in cases.forget(stream) }
        } else {
            cases.keep(after, stream, head: entries.last.map(StreamHead.init(entry:)))
        }
        connection.afterCommit { [hub] in hub.publish(stream) }
        // Whose counts may have changed: the pages of both parties look for themselves.
        for party in Self.parties(of: after) { connection.afterCommit { [hub] in hub.publish(.member(party)) } }
        try Announcement(by: node, of: stream).make(on: connection)
        return Written(entries: entries, isRepeated: false)
    }

    private static func parties(of state: any CaseState) -> [MemberID] {
        switch state {
        case let trade as Trade: Side.allCases.compactMap(trade.member(on:))
        case let complaint as Complaint: [complaint.filed?.complainant, complaint.filed?.accused].compactMap { $0 }
        case let question as Question: [question.seller, question.asker].compactMap { $0 }
        case _: []
        }
    }

    private func project<State: Viewed>(
        _ events: [State.Event], _ entries: [Entry], from before: State, _ connection: any Connection
    ) throws -> State {
        var state = before
        for (event, entry) in zip(events, entries) {
            var next = state
            next.apply(event, at: entry.time)
            try State.project(Change(entry: entry, event: event, before: state, after: next), to: connection)
            try Outbox(connection).put(callsOwed(for: event, before: state, after: next, at: entry.time), by: entry)
            for call in callsAnswered(by: event) { try Outbox(connection).finish(call, at: entry.time) }
            if let mail = mailOwed(for: event) { try MailOutbox(connection).put(mail, by: entry) }
            if let payout = payoutOwed(for: event) { try PayoutOutbox(connection).put(payout, by: entry) }
            state = next
        }
        return state
    }

    private func outcome(of written: Written) throws -> Outcome {
        guard let last = written.entries.last else { return Outcome(entries: [], receipt: nil, isRepeated: true) }
        let receipt = try SignedReceipt(of: last.header, entryHash: last.hash, by: receiptKey)
        return Outcome(entries: written.entries, receipt: receipt, isRepeated: written.isRepeated)
    }

    private struct Written: Sendable {
        let entries: [Entry]
        let isRepeated: Bool
    }
}

/// What a command came to.
package struct Outcome: Sendable {
    /// The entries it appended; where it had been done before, the newest entry of then.
    package let entries: [Entry]
    /// The server's signed word for the newest of them. Nil only where a case is still empty.
    package let receipt: SignedReceipt?
    /// Nothing was appended, because it had been done before.
    package let isRepeated: Bool

    /// The stream that was written to; nil only where a case is still empty.
    package var stream: StreamName? { entries.last.map { StreamName(text: $0.header.stream) } }

    /// The place of the newest entry in its stream; nil only where a case is still empty.
    package var sequence: Int64? { entries.last?.header.sequence }

    /// The time of the newest entry; the beginning of time where a case is still empty.
    package var at: Timestamp { entries.last?.time ?? Timestamp(ms: 0) }

    /// The hash of the newest entry, in hexadecimal; nil only where a case is still empty.
    package var entryHash: String? { entries.last?.hash.hex }

    /// The signed receipt as text, to be kept by whoever gave the command; nil only where a case is still empty.
    package var receiptText: String? { receipt?.note.encoded }
}

extension StreamHead {
    init(entry: Entry) {
        self.init(
            number: entry.header.streamNumber, sequence: entry.header.sequence, hash: entry.hash, time: entry.time)
    }
}
