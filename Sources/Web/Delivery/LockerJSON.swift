import Market
import Service

/// The locker as a program reads it. A secret is never in it.
enum LockerJSON {
    static func write(_ reading: TradeReading, _ contents: LockerContents, to json: inout JSONText) {
        let trade = reading.trade
        json.member("manifest", trade.round?.manifest.rawValue)
        if let round = trade.round { files(of: round, trade, &json) }
        json.array("rounds", trade.rounds) { round, json in
            write(round, trade, to: &json)
            json.member("isReceiptSigned", round.isReceiptSigned)
            json.member("at", TimeText.iso(round.at.ms))
            files(of: round, trade, &json)
            if let compared = contents.comparisons[round.number] {
                json.object("comparison") { write(compared, to: &$0) }
            }
        }
        json.array("downloads", contents.entries.compactMap(download)) { found, json in
            json.member("sequence", found.entry.sequence)
            json.member("sha256", found.facts.artefact.rawValue)
            json.member("firstByte", found.facts.firstByte)
            json.member("bytesSent", found.facts.bytesSent)
            json.member("coveredBytes", found.facts.coveredBytes)
            json.member("isComplete", found.facts.isComplete)
            json.member("at", TimeText.iso(found.entry.at.ms))
        }
    }

    /// What one delivery is, by its method.
    static func write(_ round: DeliveryRound, _ trade: Trade, to json: inout JSONText) {
        json.member("round", round.number)
        if trade.isSplit { json.member("part", round.part) }
        json.member("method", round.method.rawValue)
        json.member("manifest", round.manifest.rawValue)
        switch round.handed {
        case .files: break
        case .secret(let facts):
            json.member("document", facts.document.rawValue)
            json.member("isRevealed", round.isRevealed)
        case .repository(let facts):
            json.member("address", facts.address.value)
            json.member("commit", facts.commit.rawValue)
            json.member("isAccessConfirmed", round.isAccessConfirmed)
        case .email(let facts):
            json.member("mail", facts.mail)
            json.member("isAttached", facts.isAttached)
        case .service(let facts):
            json.member("report", facts.report.value)
            json.member("criteria", facts.criteria)
            json.array("verdicts", round.verdicts.sorted { $0.key < $1.key }) { verdict, json in
                json.member("criterion", verdict.key)
                json.member("isMet", verdict.value)
            }
        }
    }

    private static func files(of round: DeliveryRound, _ trade: Trade, _ json: inout JSONText) {
        json.array("files", round.artefacts.indices) { place, json in
            let artefact = round.artefacts[place]
            json.member("sha256", artefact.sha256.rawValue)
            json.member("sizeBytes", artefact.bytes)
            json.member("name", round.names?[place])
            json.member("coveredBytes", trade.covered[artefact.sha256]?.bytes ?? 0)
            json.member("isDownloaded", trade.downloaded.contains(artefact.sha256))
        }
    }

    private static func write(_ compared: ComparedDelivery, to json: inout JSONText) {
        json.member("isStillRead", compared.isStillRead)
        switch compared.comparison {
        case .sameBytes(let sha256):
            json.member("verdict", "sameBytes")
            json.member("sha256", sha256.rawValue)
        case .otherBytes(let differences):
            json.member("verdict", "otherBytes")
            json.member("published", differences.published.sha256.rawValue)
            json.member("delivered", differences.delivered.sha256.rawValue)
            if let isSame = differences.hasSameTree { json.member("hasSameTree", isSame) }
            json.member("languagesGone", texts: differences.languagesGone.map(\.rawValue))
            json.member("languagesNew", texts: differences.languagesNew.map(\.rawValue))
            json.member("warnings", texts: differences.warnings.map(\.rawValue))
            if let files = compared.files {
                json.object("files") { json in
                    json.member("added", texts: files.added)
                    json.member("removed", texts: files.removed)
                    json.member("changed", texts: files.changed)
                }
            }
            json.array("figures", differences.figures) { figure, json in
                json.member("figure", figure.figure.rawValue)
                json.member("published", figure.published)
                json.member("delivered", figure.delivered)
            }
        }
    }

    private static func download(_ entry: TradeEntry) -> (entry: TradeEntry, facts: ArtefactDownloaded)? {
        guard case .artefactDownloaded(let facts) = entry.event else { return nil }
        return (entry, facts)
    }
}
