import Market
import Service

/// `GET /trades/:trade/files`: what was delivered, who fetched which bytes, and signing for it.
enum FilesRoute {
    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/files", .member) { visit in
            let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
            guard reading.trade.delivery != nil else { throw Refused.notFound }
            return try await answer(reading, visit, marketplace)
        }
    }

    /// The page again, with why the receipt was not taken.
    static func again(_ visit: Visit, _ refused: Refused, _ marketplace: Marketplace) async throws -> any Page {
        let reading = try await marketplace.state(of: try visit.trade(), for: try visit.memberID())
        guard let delivery = reading.trade.delivery else { return RefusedPage(refused, visit.language) }
        let entries = try await marketplace.entries(of: reading)
        let file = try await marketplace.file(of: reading, count: 0)
        return page(TradeScene(reading, file, visit, marketplace), delivery, entries, refused: refused)
    }

    private static func answer(_ reading: TradeReading, _ visit: Visit, _ marketplace: Marketplace) async throws -> Answer {
        guard let delivery = reading.trade.delivery else { throw Refused.notFound }
        let entries = try await marketplace.entries(of: reading)
        guard visit.wantsPage else {
            return .json { json in
                json.member("manifest", delivery.manifest.rawValue)
                json.array("files", delivery.artefacts.indices) { place, json in
                    json.member("sha256", delivery.artefacts[place].sha256.rawValue)
                    json.member("sizeBytes", delivery.artefacts[place].bytes)
                    json.member("name", delivery.names.value?[place])
                }
                json.array("downloads", entries.compactMap(download)) { found, json in
                    json.member("sequence", found.entry.sequence)
                    json.member("sha256", found.facts.artefact.rawValue)
                    json.member("firstByte", found.facts.firstByte)
                    json.member("bytesSent", found.facts.bytesSent)
                    json.member("isComplete", found.facts.isComplete)
                    json.member("at", TimeText.iso(found.entry.at.ms))
                }
            }
        }
        let file = try await marketplace.file(of: reading, count: 0)
        return .page(page(TradeScene(reading, file, visit, marketplace), delivery, entries)) { _ in }
    }

    private static func page(
        _ scene: TradeScene, _ delivery: FilesDelivered, _ entries: [TradeEntry], refused: Refused? = nil
    ) -> DownloadsPage {
        let downloads = entries.compactMap(download).map { entry, facts in
            DownloadsPage.Download(
                who: scene.actorName(entry.actor), file: scene.fileName(facts.artefact),
                bytes: NumberText.exactBytes(facts.bytesSent), isComplete: facts.isComplete, moment: scene.moment(entry.at))
        }
        return DownloadsPage(
            title: scene.say("downloads.title"), tradeLink: scene.link, files: scene.files(delivery), downloads: downloads,
            hasDownloads: !downloads.isEmpty, next: scene.next, refusal: refused.map { RefusalNote($0, scene.language) })
    }

    private static func download(_ entry: TradeEntry) -> (entry: TradeEntry, facts: ArtefactDownloaded)? {
        guard case .artefactDownloaded(let facts) = entry.event else { return nil }
        return (entry, facts)
    }
}
