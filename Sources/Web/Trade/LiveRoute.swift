import Logging
import Market
import Service

/// `GET /trades/:trade/live`: what happens in a trade, while it happens, as server-sent events.
///
/// `entry` brings an entry as a ready piece of the page, its number as the event's; `next` brings the box that says what
/// happens next whenever it may have changed. A page that reconnects names the last entry it saw.
enum LiveRoute {
    static func route(_ site: Site, _ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/live", .member) { visit in
            let (trade, member) = (try visit.trade(), try visit.memberID())
            let asked = try visit.query()["after"].flatMap(Int64.init)
            let after = visit.lastEventID ?? asked ?? -1
            // To whom the trade does not exist, its signals do not either.
            _ = try await marketplace.state(of: trade, for: member)
            let teller = LiveTeller(
                site: site, marketplace: marketplace, trade: trade, member: member, language: visit.language,
                frame: site.frame(visit))
            return .events(teller.events(after: max(-1, after)))
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
        let file = try await marketplace.file(of: reading, count: 0)
        let scene = TradeScene(reading, file, language, marketplace.clock.now().ms, marketplace)
        for entry in entries {
            let line = scene.line(entry, [:])
            continuation.yield(
                LiveEvent(id: entry.sequence, name: "entry", data: site.templates.fragment("Trade/_entry", line, frame)))
        }
        after = last.sequence
        let box = NextPiece(next: scene.next)
        continuation.yield(LiveEvent(name: "next", data: site.templates.fragment("Trade/_next", box, frame)))
        return entries.count == Int(Self.entriesMax)
    }

    /// What the template of the box looks into.
    private struct NextPiece: Sendable {
        let next: NextBox
    }
}
