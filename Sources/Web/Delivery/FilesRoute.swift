import Market
import Service

/// `GET /trades/:trade/files`: the locker: what was delivered, who fetched which bytes, and signing for it.
enum FilesRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/files", .member) { visit in
            let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
            guard !reading.trade.rounds.isEmpty else { throw Refused.notFound }
            let contents = try await LockerContents(reading, for: try visit.memberID(), marketplace)
            guard visit.wantsPage else { return .json { LockerJSON.write(reading, contents, to: &$0) } }
            return .page(try await page(reading, contents, visit, marketplace)) { _ in }
        }
    }

    /// The page again, with why what was sent from it was not taken.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
        guard !reading.trade.rounds.isEmpty else { return RefusedPage(refused, visit.language) }
        let contents = try await LockerContents(reading, for: try visit.memberID(), marketplace)
        return try await page(reading, contents, visit, marketplace, refused: refused)
    }

    private static func page(
        _ reading: TradeReading, _ contents: LockerContents, _ visit: Visit, _ marketplace: Marketplace, refused: Refused? = nil
    ) async throws -> LockerPage {
        let file = try await marketplace.file(of: reading, count: 0)
        let scene = TradeScene(reading, file, visit, marketplace)
        return LockerPage(scene, contents, LockerForms(scene, visit, refused), refused: refused)
    }
}
