import Logging
import Market
import Service

/// `GET /trades/:trade`: how a trade stands, with its newest entries. `before` and `after` show those before and after that number,
/// `at` those around it.
enum TradeRoute {
    /// Entries on one page.
    static let entriesShown = 60

    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade", .member) { visit in
            let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
            return try await answer(reading, visit, marketplace)
        }
    }

    /// The page, or the state as JSON.
    static func answer(_ reading: TradeReading, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        guard visit.wantsPage else {
            let file = try await marketplace.file(of: reading, count: 0)
            return .json { TradeJSON.write(reading, file, at: Timestamp(ms: visit.nowMs), to: &$0) }
        }
        return .page(try await page(reading, visit, marketplace)) { _ in }
    }

    /// The page; with the refusal of a form that was sent from it.
    static func page(
        _ reading: TradeReading, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> TradePage {
        let file = try await marketplace.file(of: reading, try window(visit), count: entriesShown)
        let scene = TradeScene(reading, file, visit, marketplace)
        await noteHandedOver(file, reading, visit, marketplace)
        var page = TradePage(scene, refused: refused)
        page.replyClocks = scene.replyClocks
        page.coaching = scene.coaching
        page.hasCoaching = !page.coaching.isEmpty
        return page
    }

    private static func window(_ visit: Visit) throws -> TimelineWindow {
        let query = try visit.query()
        func place(_ name: String) -> Int64? { query[name].flatMap { Int64($0) }.map { min(max(0, $0), 1 << 53) } }
        if let before = place("before") { return .before(before) }
        if let after = place("after") { return .after(after) }
        if let at = place("at") { return .around(at) }
        return .newest
    }

    /// What the page has is handed to the reader's side. That it could not be noted keeps nobody from the page.
    private static func noteHandedOver(
        _ file: TradeFile, _ reading: TradeReading, _ visit: Visit, _ marketplace: Marketplace
    ) async {
        guard let first = file.entries.first, let last = file.entries.last else { return }
        do {
            try await marketplace.markReceived(
                from: first.sequence, upTo: last.sequence, in: reading.id, by: try visit.memberID())
            try await marketplace.markNoticesRead(
                from: first.sequence, upTo: last.sequence, in: reading.id, by: try visit.memberID())
        } catch {
            marketplace.logger.warning("A handing over was not noted", metadata: ["kind": "\(type(of: error))"])
        }
    }
}
