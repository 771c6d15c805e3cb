import Service

/// `GET /trades/:trade`: how a trade stands. `before` shows the entries before that number.
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
            return .json { TradeJSON.write(reading, file, to: &$0) }
        }
        return .page(try await page(reading, visit, marketplace)) { _ in }
    }

    /// The page; with the refusal of a form that was sent from it.
    static func page(
        _ reading: TradeReading, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> TradePage {
        let before = try visit.query()["before"].flatMap(Int64.init)
        let file = try await marketplace.file(of: reading, before: max(1, before ?? .max), count: entriesShown)
        let scene = TradeScene(reading, file, visit, marketplace)
        return TradePage(scene, refused: refused)
    }
}
