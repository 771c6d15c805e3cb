import Logging
import Market
import Service

/// `GET /trades/:trade/live`: what happens in a trade, while it happens, as server-sent events.
///
/// `entry` brings an entry as a ready piece of the page, its number as the event's; `again` a message that has changed its look;
/// `mark` how far the other side has read; `next` the box that says what happens next whenever it may have changed, with `clocks`, the deadlines. Every entry
/// is an event with its number, so a page that reconnects names the last one it saw and misses nothing. That something arrived
/// is told by the page (`ReadRoutes`): what is written to a connection that has just been lost arrives nowhere.
enum LiveRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/live", .member) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            let asked = try visit.query()["after"].flatMap(Int64.init)
            let after = min(max(-1, visit.lastEventID ?? asked ?? -1), 1 << 53)
            // To whom the trade does not exist, its signals do not either.
            _ = try await marketplace.state(of: trade, for: member)
            let teller = LiveTeller(
                site: site, marketplace: marketplace, trade: trade, member: member, language: visit.language,
                frame: site.frame(visit))
            return .events(teller.events(after: after))
        }
    }
}

/// Tells one open page what happens in its trade.
private struct LiveTeller: Sendable {
    let site: Site
    let marketplace: Marketplace
    let trade: TradeID
    let member: MemberID
    let language: Language
    let frame: Frame

    /// Entries that are sent at a time at most; what is more comes with the next round.
    static let entriesMax: Int64 = 200

    func events(after first: Int64) -> AsyncStream<LiveEvent> {
        AsyncStream { continuation in
            // The signals are asked for before the first look, so that nothing falls between the two.
            let signals = marketplace.commands.hub.signals(of: .trade(trade))
            let telling = Task {
                var after = first
                do {
                    while try await tell(&after, continuation) {}
                    for await _ in signals {
                        while try await tell(&after, continuation) {}
                    }
                } catch {
                    // The page reconnects by itself and names the last entry it saw.
                    site.logger.debug("A live page was let go", metadata: ["kind": "\(type(of: error))"])
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in telling.cancel() }
        }
    }

    /// Sends what is new; true if there may be more.
    private func tell(_ after: inout Int64, _ continuation: AsyncStream<LiveEvent>.Continuation) async throws -> Bool {
        let entries = try await marketplace.entries(
            of: trade, for: member, from: after + 1, upTo: after + 1 + Self.entriesMax)
        guard let last = entries.last else { return false }
        // Read after the entries, so that the box is never older than they are.
        let reading = try await marketplace.state(of: trade, for: member)
        let file = try await marketplace.file(of: reading, .around(last.sequence), count: 2)
        let scene = TradeScene(reading, file, language, marketplace.clock.now().ms, marketplace)
        for entry in entries { try await tell(entry, scene, continuation) }
        after = last.sequence
        if entries.contains(where: { !$0.event.isMark }) {
            let box = NextPiece(next: scene.next)
            continuation.yield(LiveEvent(name: "next", data: site.templates.fragment("Trade/_next", box, frame)))
            continuation.yield(LiveEvent(name: "clocks", data: site.templates.fragment("Trade/_clock-panel", scene.clocks, frame)))
        }
        return entries.count == Int(Self.entriesMax)
    }

    private func tell(
        _ entry: TradeEntry, _ scene: TradeScene, _ continuation: AsyncStream<LiveEvent>.Continuation
    ) async throws {
        if let mark = scene.mark(by: entry) {
            let piece = site.templates.fragment("Conversation/_mark", mark, frame)
            continuation.yield(LiveEvent(id: entry.sequence, name: "mark", data: piece))
            return
        }
        let line = site.templates.fragment("Trade/_entry", scene.line(entry, [:], chapter: entry.event.stage), frame)
        continuation.yield(LiveEvent(id: entry.sequence, name: "entry", data: line))
        if let place = entry.event.changedMessage,
            let message = try await marketplace.entries(of: scene.reading, from: place, upTo: place + 1).first
        {
            let file = try await marketplace.file(of: scene.reading, .around(place), count: 2)
            let then = TradeScene(scene.reading, file, language, scene.nowMs, marketplace)
            let again = site.templates.fragment("Trade/_entry", then.line(message, [:]), frame)
            continuation.yield(LiveEvent(name: "again", data: again))
        }
    }

    /// What the template of the box looks into.
    private struct NextPiece: Sendable {
        let next: NextBox
    }
}

extension TradeEvent {
    /// The place of the message that looks otherwise with this event; nil where none does.
    fileprivate var changedMessage: Int64? {
        if case .messageWithdrawn(let facts) = self { return facts.message }
        if case .messageMasked(let facts) = self { return facts.message }
        return nil
    }
}

extension TradeScene {
    /// The mark that an entry is, as the page of the one who was read shows it; nil for all other entries. One's own marks come
    /// without words: they only move the page's number on.
    fileprivate func mark(by entry: TradeEntry) -> ReadingMark? {
        if case .messagesReceived(let facts) = entry.event {
            return ReadingMark(facts.by == me ? "own" : "received", upTo: facts.upTo, moment(entry.at))
        }
        if case .messagesRead(let facts) = entry.event {
            return ReadingMark(facts.by == me ? "own" : "read", upTo: facts.upTo, moment(entry.at))
        }
        return nil
    }
}
