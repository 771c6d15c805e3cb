import Evidence
import Market
import Store
import Synchronization

/// The states of the cases that were used last, so that a command need not read a long case again.
///
/// It is only ever a head start: a kept state serves where its head is the stored head or an ancestor of it, by hash, and is
/// thrown away otherwise. So neither a rolled-back command nor another node can make it lie.
final class CaseCache: Sendable {
    private struct Kept {
        let head: StreamHead
        let state: any CaseState
    }

    /// Two generations: what was used since the last turn, and before. When the young one is full, the old one goes.
    private struct Generations {
        var young: [StreamName: Kept] = [:]
        var old: [StreamName: Kept] = [:]
    }

    private let generations = Mutex(Generations())
    /// The most cases of one generation.
    static let casesMax = 4_096

    /// The state of a stream as this transaction sees it, with its head.
    func load<State: CaseState>(
        _ type: State.Type, _ stream: StreamName, _ journal: Journal
    ) throws -> (StreamHead?, State) {
        guard let head = try journal.head(of: stream) else { return (nil, State()) }
        if let kept = find(stream), let state = kept.state as? State {
            if kept.head == head { return (head, state) }
            if kept.head.sequence < head.sequence {
                let next = try journal.entries(of: stream, from: kept.head.sequence + 1, upTo: kept.head.sequence + 2)
                // After an erasure the kept state still has the values that are gone.
                if next.first?.header.previous == kept.head.hash,
                    let newer = try fold(
                        stream, from: kept.head.sequence + 1, upTo: head, onto: state, journal, stopAt: Erased.kind)
                {
                    return (head, newer)
                }
            }
        }
        return (head, try fold(stream, from: 0, upTo: head, onto: State(), journal, stopAt: nil) ?? State())
    }

    /// The state for a reader, who keeps what had to be folded: otherwise every page of a long case that no command has touched
    /// since the start would read all of it again.
    ///
    /// A reader that began before an erasure may keep a state from before it for a while; it is found out as any other: it serves
    /// nobody, since its head is not the stored one and an erasure lies between.
    func read<State: CaseState>(_ type: State.Type, _ stream: StreamName, _ journal: Journal) throws -> State {
        let (head, state) = try load(type, stream, journal)
        if let head, keptSequence(of: stream) ?? -1 < head.sequence { keep(state, stream, head: head) }
        return state
    }

    /// The sequence of the newest entry in the state that is kept of a stream; nil where none is kept.
    func keptSequence(of stream: StreamName) -> Int64? { find(stream)?.head.sequence }

    /// Keeps a state for the next command.
    func keep(_ state: any CaseState, _ stream: StreamName, head: StreamHead?) {
        guard let head else { return }
        generations.withLock { generations in
            if generations.young.count >= Self.casesMax {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[stream] = Kept(head: head, state: state)
        }
    }

    /// Forgets a state, and with it what it holds of values that are erased.
    func forget(_ stream: StreamName) {
        generations.withLock { generations in
            generations.young[stream] = nil
            generations.old[stream] = nil
        }
    }

    private func find(_ stream: StreamName) -> Kept? {
        generations.withLock { $0.young[stream] ?? $0.old[stream] }
    }

    /// Entries that are read at a time, so that a long case never stands in memory as a whole.
    private static let stepEntries: Int64 = 1_000

    /// The state after those entries; nil where one of the kind to stop at is among them.
    private func fold<State: CaseState>(
        _ stream: StreamName, from first: Int64, upTo head: StreamHead, onto start: State, _ journal: Journal,
        stopAt kind: String?
    ) throws -> State? {
        var state = start
        for step in stride(from: first, through: head.sequence, by: Int(Self.stepEntries)) {
            let entries = try journal.entries(of: stream, from: step, upTo: min(step + Self.stepEntries, head.sequence + 1))
            for entry in entries {
                if entry.header.kind == kind { return nil }
                state.apply(try entry.event(as: State.Event.self), at: entry.time)
            }
        }
        return state
    }
}
