import Market
import Service

/// `GET /trades/:trade/terms`: all versions of the terms, and who moved what.
enum VersionsRoute {
    /// Versions side by side; older ones are shown with `all`.
    static let columnsShown = 5

    static func route(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/terms", .member) { visit in
            let scene = try await visit.scene(marketplace)
            let table = try await marketplace.negotiation(of: scene.reading)
            guard visit.wantsPage else { return .json { write(table, scene.trade, to: &$0) } }
            return .page(VersionsPage(scene, table, showsAll: try visit.query()["all"] != nil)) { _ in }
        }
    }

    private static func write(_ table: NegotiationTable, _ trade: Trade, to json: inout JSONText) {
        json.array("versions", table.columns) { column, json in
            json.member("number", column.number)
            json.member("by", column.by.rawValue)
            if let proposal = trade.proposals.first(where: { $0.number == column.number }) {
                json.member("basis", proposal.basis.rawValue)
                json.member("status", proposal.status.rawValue)
                json.member("document", proposal.document.rawValue)
                json.member("scale", proposal.scale?.rawValue)
                json.member("at", TimeText.iso(proposal.at.ms))
            }
        }
        json.array("clauses", table.rows) { row, json in
            json.member("clause", row.clause.name)
            json.member("lastMovedBy", row.lastMover?.rawValue)
            json.array("moves", row.movedBy.indices.filter { row.movedBy[$0] != nil }) { place, json in
                json.member("version", table.columns[place].number)
                json.member("by", row.movedBy[place]?.rawValue)
            }
        }
    }
}

extension VersionsPage {
    init(_ scene: TradeScene, _ table: NegotiationTable, showsAll: Bool) {
        let words = TermsWords(scene.language)
        let places = showsAll ? Array(table.columns.indices) : Array(table.columns.indices.suffix(VersionsRoute.columnsShown))
        let moved = table.rows.filter(\.isMoved)
        title = scene.say("versions.title")
        tradeLink = scene.link
        lead = table.columns.count == 1 ? scene.say("versions.lead.none") : scene.say("versions.lead")
        columns = places.map { place in
            let column = table.columns[place]
            let proposal = scene.trade.proposals.first { $0.number == column.number }
            return Column(
                title: column.number == 0
                    ? scene.say("terms.standard") : scene.say("terms.version", ["n": String(column.number)]),
                by: scene.file.name(of: column.by), side: column.by.rawValue,
                badge: proposal.map { Badge(scene.say("terms.status.\($0.status.rawValue)"), $0.status.tone) },
                path: proposal.map { TradePath.terms(scene.id, $0.number) })
        }
        rows = moved.map { row in
            Row(
                clause: words.name(row.clause),
                cells: places.map { place in
                    Cell(
                        text: words.value(row.clause, of: table.columns[place].version),
                        side: row.movedBy[place]?.rawValue ?? "",
                        mover: row.movedBy[place].map { scene.file.name(of: $0) })
                })
        }
        hasRows = !rows.isEmpty
        unmoved = table.rows.filter { !$0.isMoved }.compactMap { row in
            guard let column = table.columns.last else { return nil }
            return Fact(label: words.name(row.clause), value: words.value(row.clause, of: column.version))
        }
        allPath = places.count < table.columns.count ? "\(scene.path)/terms?all=1" : nil
    }
}
